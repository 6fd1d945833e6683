/**
 * The policy as data: versions, their text per language, what they say about purposes, recipients and rights, and how people read
 * them. Loaded once, immutable for ever. What a person decided about a version belongs to {@code consent}.
 */
@NullMarked
package cn.xinshou.consent.policy;

import org.jspecify.annotations.NullMarked;

/**
 * The kinds of problem that only this service reports. The list is part of the published interface; a kind is never renamed. No logic
 * belongs here.
 */
@NullMarked
package cn.xinshou.identity.problem;

import org.jspecify.annotations.NullMarked;

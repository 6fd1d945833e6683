/**
 * One request of a person about their data (promises P5.1 to P5.5; PIPL 44 to 50): who asked for what, how far it has come, when the work
 * is due and what was answered. Whatever is done with a request is a room of its own below and ends in a step of {@link
 * cn.xinshou.identity.request.Request}, which says whether it may be done and returns the fact to publish. This package knows none of
 * those rooms but {@code deadline} and {@code proof}; no door and no mail belong here.
 */
@NullMarked
package cn.xinshou.identity.request;

import org.jspecify.annotations.NullMarked;

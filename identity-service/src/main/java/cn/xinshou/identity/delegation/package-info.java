/**
 * Delegations to schools for bulk registration (集体报名): which staff of a school may enter what for candidates, for which purpose and
 * examination, until when and for how many. A delegation never includes consent; what was entered under it is in {@code school}.
 */
@NullMarked
package cn.xinshou.identity.delegation;

import org.jspecify.annotations.NullMarked;

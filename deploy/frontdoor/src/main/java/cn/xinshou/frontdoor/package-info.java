/**
 * What the HTTP doors of all services have in common: who is calling and for whom, pages, preconditions, the clock, key files.
 *
 * <p>No domain word belongs here: nothing of one service that another would not also say.
 */
@NullMarked
package cn.xinshou.frontdoor;

import org.jspecify.annotations.NullMarked;

/** Calls to the outside: which addresses that others name a service may go to. What is carried there is each service's own. */
@NullMarked
package cn.xinshou.frontdoor.outward;

import org.jspecify.annotations.NullMarked;

/** How an outside program reaches a running suite: its addresses, tokens of its users, HTTP. No word of the domain belongs here. */
@NullMarked
package cn.xinshou.e2e.suite;

import org.jspecify.annotations.NullMarked;

/**
 * Registration orders and what they lock: once an order for an examination exists, the data it rests on stays as it is while registration
 * lasts (promise P5.2). Whether a change is refused for it is decided in {@code profile}.
 */
@NullMarked
package cn.xinshou.identity.order;

import org.jspecify.annotations.NullMarked;

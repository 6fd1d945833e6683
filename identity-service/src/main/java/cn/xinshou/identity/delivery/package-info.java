/**
 * Personal data on its way to somebody outside: what waits, how it is carried, what came back, and who received what, for the person to see.
 * Whether it may go is asked of the feature that put it here, right before every try; nothing of that is decided in this package.
 */
@NullMarked
package cn.xinshou.identity.delivery;

import org.jspecify.annotations.NullMarked;

/**
 * The glass, broken: one person's data at once, on nobody's word but one's own, so that everybody hears of it and somebody else
 * judges it afterwards. While one is open it is a case like any other.
 */
@NullMarked
package cn.xinshou.identity.access.emergency;

import org.jspecify.annotations.NullMarked;

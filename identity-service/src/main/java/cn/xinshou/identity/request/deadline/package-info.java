/**
 * Days and times at the desk: until when something is owed, by which rule, and when the desk is reminded (promise P5.5). Knows no request
 * and no complaint; what happens when a time has come is {@code clock}.
 */
@NullMarked
package cn.xinshou.identity.request.deadline;

import org.jspecify.annotations.NullMarked;

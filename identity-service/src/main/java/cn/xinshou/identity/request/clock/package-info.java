/**
 * What time does by itself: reminders, what is overdue, the answer on day 30, what is dropped, and examinations that bring a day forward.
 * Which days these are is {@code deadline}. No other room may need this one.
 */
@NullMarked
package cn.xinshou.identity.request.clock;

import org.jspecify.annotations.NullMarked;

/**
 * Working days in China (工作日). The State Council announces days off and make-up working days a year at a time; they are data here, never
 * code. What is counted in working days, and from when, is for whoever owes something to know.
 */
@NullMarked
package cn.xinshou.identity.calendar;

import org.jspecify.annotations.NullMarked;

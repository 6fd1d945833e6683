/**
 * Bulk registration (集体报名): what a school's staff enter for candidates under a delegation, until each candidate confirms or rejects it. None of it
 * is part of a profile before, and nobody at a school can consent for a candidate (promise P1.3). What may be entered is in {@code delegation}.
 */
@NullMarked
package cn.xinshou.identity.school;

import org.jspecify.annotations.NullMarked;

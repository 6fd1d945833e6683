/**
 * What is different between two versions of the policy, as typed changes with the law in them: what widens a purpose, what takes from
 * a right, which kind of major change it is, and who has to be asked or told. Plain values computed from two policies; whether and when
 * a version is published is not decided here, nor what a person answered.
 */
@NullMarked
package cn.xinshou.consent.difference;

import org.jspecify.annotations.NullMarked;

/**
 * The three ways a check can end badly, each with its exit code. Everything else in this program either proves what it was asked to
 * prove or throws one of these; a stack trace on the screen is a defect.
 */
@NullMarked
package cn.xinshou.verifier.verdict;

import org.jspecify.annotations.NullMarked;

/**
 * How the work on a request is ordered until it is answered: who looks after it, what waits for the person, more time that the person
 * agrees to, and that it is asked for no more. Answers are given in {@code answer}.
 */
@NullMarked
package cn.xinshou.identity.request.progress;

import org.jspecify.annotations.NullMarked;

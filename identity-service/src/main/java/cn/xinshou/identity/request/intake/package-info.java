/**
 * How a request comes in, and the lists in which it is found again: what each kind of caller may say, what must not be carried over from a
 * mail (promise P4.5). It turns no request away for what it asks. People who cannot sign in come through {@code lostaccount}.
 */
@NullMarked
package cn.xinshou.identity.request.intake;

import org.jspecify.annotations.NullMarked;

/**
 * What becomes of an erased person here (PIPL 47): what proves nothing goes at once, what proves that we were allowed goes when the law's term
 * is over, and the identity service is told which is which. That an erased person is denied everything belongs to {@code consent}.
 */
@NullMarked
package cn.xinshou.consent.forgetting;

import org.jspecify.annotations.NullMarked;

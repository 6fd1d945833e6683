/**
 * What happens here when a person is erased: every feature ends its part in one transaction, and the rest of the house is told what is
 * gone and what a law keeps. Nothing is decided here about who is erased; the identity service does that.
 */
@NullMarked
package cn.xinshou.breach.forgetting;

import org.jspecify.annotations.NullMarked;

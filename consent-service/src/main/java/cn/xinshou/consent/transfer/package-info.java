/**
 * Handing personal data over to a successor (合并、分立、解散、破产, PIPL 22): people are told who it is, and it receives the data of those whose
 * policy it accepted in writing or who agreed when asked. Sharing with recipients that the policy names is not this; see {@code recipient}.
 */
@NullMarked
package cn.xinshou.consent.transfer;

import org.jspecify.annotations.NullMarked;

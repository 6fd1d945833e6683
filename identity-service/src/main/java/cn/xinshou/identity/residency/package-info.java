/**
 * Where personal data lies: in mainland China (promise P6.1, PIPL 36, 37, 40). The declared regions are checked at start; nothing is served
 * from a place that must not hold the data.
 */
@NullMarked
package cn.xinshou.identity.residency;

import org.jspecify.annotations.NullMarked;

/**
 * Where personal data lies and goes: in mainland China (promise P6.1, PIPL 36, 37, 40). The declared regions are checked at start; nothing is
 * served from a place that must not hold the data, and nothing is sent to one. What is sent, and whether it may be, is decided elsewhere.
 */
@NullMarked
package cn.xinshou.identity.residency;

import org.jspecify.annotations.NullMarked;

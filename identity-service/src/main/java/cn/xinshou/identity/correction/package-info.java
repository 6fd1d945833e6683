/**
 * Corrections that a person decides (PIPL 46; promise P5.2): what is asked for with evidence is made true, items that stay as they are and
 * items that an order locks included. Everyday changes, and the rules for them, are in {@code profile}; when and how a request is answered
 * is in {@code request}.
 */
@NullMarked
package cn.xinshou.identity.correction;

import org.jspecify.annotations.NullMarked;

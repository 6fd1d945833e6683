/**
 * What a person can ask for, and what it means to do it (PIPL 44 to 50): the kinds of request, and the one interface through which the
 * feature that can carry out a kind is called when the request is answered. The desk itself, with its clocks and states, is
 * {@code request}; what is done is in the features.
 */
@NullMarked
package cn.xinshou.identity.right;

import org.jspecify.annotations.NullMarked;

/**
 * How a request is answered: fulfilled, or refused on one of the grounds with what that ground needs (promise P5.5, PIPL 50). No other
 * room refuses anything. How what was asked for is carried out belongs to the features behind {@code right}.
 */
@NullMarked
package cn.xinshou.identity.request.answer;

import org.jspecify.annotations.NullMarked;

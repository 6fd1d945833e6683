/**
 * The mark on whatever staff are shown or take out: who, when, for which case (promise P5.6).
 */
@NullMarked
package cn.xinshou.identity.access.watermark;

import org.jspecify.annotations.NullMarked;

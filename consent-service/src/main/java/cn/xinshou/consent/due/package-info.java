/**
 * What time brings about by itself: consents end, seals run out, decisions made ahead take effect. Here is who looks; what is due and what is
 * done about it belongs to each feature.
 */
@NullMarked
package cn.xinshou.consent.due;

import org.jspecify.annotations.NullMarked;

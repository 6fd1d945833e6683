/**
 * Complaints about requests and about anything else (投诉; 条例 20), decided by somebody who took no part. Its own clock and its own words;
 * misuse by staff is {@code conduct}.
 */
@NullMarked
package cn.xinshou.identity.request.complaint;

import org.jspecify.annotations.NullMarked;

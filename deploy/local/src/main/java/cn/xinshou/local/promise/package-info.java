/**
 * Which tests show which promise of the policy. A test says so by a tag ({@code @Tag("P3.1")}); one that takes the control away and sees
 * the harm is tagged {@code control-broken} besides. What the promises are is in {@code deploy/promises.csv}, not here.
 */
@NullMarked
package cn.xinshou.local.promise;

import org.jspecify.annotations.NullMarked;

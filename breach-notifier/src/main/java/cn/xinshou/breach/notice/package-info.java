/**
 * What the affected people will read, who they are, and the second pair of eyes. A notice leaves this package approved or not at all;
 * carrying it to people belongs to {@code delivery}.
 */
@NullMarked
package cn.xinshou.breach.notice;

import org.jspecify.annotations.NullMarked;

/**
 * What staff have learnt (promise P4.1; PIPL 51): courses, and who passed which until when. Whether somebody may read is asked here and
 * decided in {@code access}; what they read is of no concern.
 */
@NullMarked
package cn.xinshou.identity.training;

import org.jspecify.annotations.NullMarked;

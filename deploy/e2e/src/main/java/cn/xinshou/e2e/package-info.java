/** The main job of the suite, played from outside through public HTTP only, for people who want to see it and as a test. */
@NullMarked
package cn.xinshou.e2e;

import org.jspecify.annotations.NullMarked;

/** The scenes, one class each, the stage they share, and what is written down about them. Each scene works on any person at any time. */
@NullMarked
package cn.xinshou.e2e.story;

import org.jspecify.annotations.NullMarked;

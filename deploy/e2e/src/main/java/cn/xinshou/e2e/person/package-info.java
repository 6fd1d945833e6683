/** The people of the story: generated ones, whose data is well-formed and belongs to nobody, and those of a file. */
@NullMarked
package cn.xinshou.e2e.person;

import org.jspecify.annotations.NullMarked;

/**
 * The code tables of the national standards that items are written by, read from files: which values there are, how people write them, and
 * which value a wording means. Which item uses which table is said in {@code item}.
 */
@NullMarked
package cn.xinshou.identity.code;

import org.jspecify.annotations.NullMarked;

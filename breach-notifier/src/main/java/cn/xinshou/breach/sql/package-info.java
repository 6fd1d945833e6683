/**
 * Statements over sets of rows, in the caller's transaction. Where a thing has behaviour of its own it is an entity instead. No table
 * is known here.
 */
@NullMarked
package cn.xinshou.breach.sql;

import org.jspecify.annotations.NullMarked;

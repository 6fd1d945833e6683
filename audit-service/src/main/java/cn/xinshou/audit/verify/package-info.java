/**
 * Reads back what is stored and compares it with what it must be. Runs before every signature and, entry by entry, over the whole
 * ledger without end. Repairs nothing: a difference is for people.
 */
@NullMarked
package cn.xinshou.audit.verify;

import org.jspecify.annotations.NullMarked;

/**
 * How facts come from the broker into the ledger: every record of every topic exactly once, readable or not. What a fact means is
 * nobody's business here.
 */
@NullMarked
package cn.xinshou.audit.intake;

import org.jspecify.annotations.NullMarked;

/** Reading a ledger in the layout of C2SP tlog-tiles, from its address or from a stored copy, and holding every byte of it to a checkpoint. */
@NullMarked
package cn.xinshou.verifier.ledger;

import org.jspecify.annotations.NullMarked;

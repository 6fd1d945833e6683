/** Consent receipts outside the system that issued them: the signature (RFC 7515), and the way from the receipt into the ledger. */
@NullMarked
package cn.xinshou.verifier.receipt;

import org.jspecify.annotations.NullMarked;

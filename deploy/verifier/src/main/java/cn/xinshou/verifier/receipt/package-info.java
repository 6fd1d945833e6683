/**
 * Consent receipts and certificates of erasure outside the system that issued them: the signature (RFC 7515), and the way from them into
 * the ledger.
 */
@NullMarked
package cn.xinshou.verifier.receipt;

import org.jspecify.annotations.NullMarked;

/**
 * Checks the ledger and consent receipts from outside: the two commands and what they print. Written from RFC 6962, RFC 9162, RFC 7515
 * and the C2SP formats, on purpose without a class of the services it checks: code shared with the ledger would share its mistakes.
 */
@NullMarked
package cn.xinshou.verifier;

import org.jspecify.annotations.NullMarked;

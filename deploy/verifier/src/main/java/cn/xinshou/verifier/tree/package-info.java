/** The Merkle tree of RFC 6962 section 2.1 and its two proofs as in RFC 9162. Pure computation: no files, no network, no signatures. */
@NullMarked
package cn.xinshou.verifier.tree;

import org.jspecify.annotations.NullMarked;

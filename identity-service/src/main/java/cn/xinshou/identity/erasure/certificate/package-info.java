/**
 * What a person can hold in hand once they are gone, and anybody can check: signed, with the ledger's proof beside it. It says how an
 * erasure stands and changes nothing about it.
 */
@NullMarked
package cn.xinshou.identity.erasure.certificate;

import org.jspecify.annotations.NullMarked;

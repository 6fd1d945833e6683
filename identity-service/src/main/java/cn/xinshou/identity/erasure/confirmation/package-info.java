/**
 * The word of everybody else that their part is erased: who owes it until when, who gave it, and the account at the identity provider,
 * which is closed from here. Nothing of this service's own rows is touched here.
 */
@NullMarked
package cn.xinshou.identity.erasure.confirmation;

import org.jspecify.annotations.NullMarked;

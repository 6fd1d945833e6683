/**
 * Watches over logins: where from, with what, and whether that is usual for the account (policy, P1.2). It says what it saw and
 * why that is odd; it locks nobody out. Addresses go no further than the resolver and the sealed store.
 */
@NullMarked
package cn.xinshou.audit.login;

import org.jspecify.annotations.NullMarked;

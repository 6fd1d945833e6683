/**
 * Asks consent-service whether a use of a person's items is allowed, and says no whenever no clear yes comes back. The decision itself is
 * made there; nothing of it is repeated or remembered here.
 */
@NullMarked
package cn.xinshou.identity.permission;

import org.jspecify.annotations.NullMarked;

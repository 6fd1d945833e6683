/** What happened: the ledger of every fact, and the watch over logins. Nothing but packages belongs here. */
@NullMarked
package cn.xinshou.audit;

import org.jspecify.annotations.NullMarked;

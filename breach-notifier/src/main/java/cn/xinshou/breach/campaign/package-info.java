/**
 * Campaigns: what everybody is to be told of that is no incident, such as a major change of the policy (P7.2). Here they begin, as drafts
 * with the day by which people must know. Texts, recipients and approval are those of notices and do not belong here.
 */
@NullMarked
package cn.xinshou.breach.campaign;

import org.jspecify.annotations.NullMarked;

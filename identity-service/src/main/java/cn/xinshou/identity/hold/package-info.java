/**
 * Legal holds (法律保留): what a proceeding or an authority's order needs is not deleted while it stands, however much its time is over. Two
 * people put one in force. What happens instead of a deletion, being stored only, is in {@code restriction}.
 */
@NullMarked
package cn.xinshou.identity.hold;

import org.jspecify.annotations.NullMarked;

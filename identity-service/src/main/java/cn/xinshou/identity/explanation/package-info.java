/**
 * What machines decided about a person, told to that person in plain words with the way to a human being (PIPL 24, 48; policy P5.4). The
 * decisions are audit-service's; here they are asked for when somebody wants to know, and kept nowhere but in the sealed answer to a
 * request. How anything is decided does not belong here.
 */
@NullMarked
package cn.xinshou.identity.explanation;

import org.jspecify.annotations.NullMarked;

/**
 * The same rights for people who cannot sign in (promise P1.4): by a token that only they have, and so that nothing tells whether a person
 * is known here. Each step is another room's; here it is made to look the same where nobody was found.
 */
@NullMarked
package cn.xinshou.identity.request.lostaccount;

import org.jspecify.annotations.NullMarked;

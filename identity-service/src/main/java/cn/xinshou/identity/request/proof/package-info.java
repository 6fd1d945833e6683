/**
 * What shows who asks, and how much each of it shows (promise P1.4): a sign-in, a code by mail, supporting items, an officer's look; and
 * what was tried so far. Knows no request: somebody who cannot sign in tries just as often where there is none.
 */
@NullMarked
package cn.xinshou.identity.request.proof;

import org.jspecify.annotations.NullMarked;

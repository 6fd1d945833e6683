/**
 * How the package of a fulfilled request gets to whoever asked: fetched once, at once or by a link and with a passphrase (promise P5.3).
 * What a package holds and how it is written belongs to {@code copy}.
 */
@NullMarked
package cn.xinshou.identity.request.handout;

import org.jspecify.annotations.NullMarked;

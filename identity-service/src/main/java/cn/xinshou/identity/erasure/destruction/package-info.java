/**
 * Destroys the key and every row of a person in one transaction, and sees to it that a restored backup brings nobody back: the tombstones,
 * which lie outside the database, are written and replayed here. Who else has to erase their part is {@code confirmation}.
 */
@NullMarked
package cn.xinshou.identity.erasure.destruction;

import org.jspecify.annotations.NullMarked;

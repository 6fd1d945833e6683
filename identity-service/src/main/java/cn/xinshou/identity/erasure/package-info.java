/**
 * The end of everything held about a person (删除, PIPL 47; promises P4.4, P5.5): ordered, done in one transaction that destroys the key and
 * every row, told to everybody else and confirmed by each of them. Also the tombstones, which lie outside the database so that a
 * restored backup brings nobody back. Single items that go are {@code retention}; whatever a law keeps is in {@code kept}.
 */
@NullMarked
package cn.xinshou.identity.erasure;

import org.jspecify.annotations.NullMarked;

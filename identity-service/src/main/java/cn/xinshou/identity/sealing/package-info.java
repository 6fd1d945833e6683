/**
 * Keeps what is personal unreadable at rest (promise P4.1): one random data key per person, wrapped by a key of a {@code KeyProvider};
 * every sealed value is bound to its person and its place. Also the blind indexes, by which an exact value finds its person. What is
 * sealed, and who may open it, is decided elsewhere.
 */
@NullMarked
package cn.xinshou.identity.sealing;

import org.jspecify.annotations.NullMarked;

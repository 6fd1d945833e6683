/**
 * What follows when duties are broken (promises P5.6, P5.7): reports that data was misused, and sanctions against users. Each is decided by a
 * person other than whoever is concerned, with reasons, and can be contested. No right of anybody depends on what is here; no other package
 * asks it.
 */
@NullMarked
package cn.xinshou.identity.conduct;

import org.jspecify.annotations.NullMarked;

/**
 * The copy a person gets of everything held about them (PIPL 45, promise P5.3): what goes into it, its form, and the links by
 * which it is handed out encrypted. Who may have one, and when,
 * is decided in {@code request}.
 */
@NullMarked
package cn.xinshou.identity.copy;

import org.jspecify.annotations.NullMarked;

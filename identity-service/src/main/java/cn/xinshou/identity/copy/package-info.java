/**
 * The copy a person gets of everything held about them (PIPL 45, promise P5.3): what goes into it, and its form. Who may have one, and when,
 * is decided in {@code request}.
 */
@NullMarked
package cn.xinshou.identity.copy;

import org.jspecify.annotations.NullMarked;

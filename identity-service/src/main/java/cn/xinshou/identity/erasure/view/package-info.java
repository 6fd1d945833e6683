/**
 * Erasures as officers see them, and each person's own; with the one thing an officer can do, which is to remind the others.
 */
@NullMarked
package cn.xinshou.identity.erasure.view;

import org.jspecify.annotations.NullMarked;

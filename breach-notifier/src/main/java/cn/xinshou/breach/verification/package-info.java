/**
 * Answers strangers who hold a notice in their hands whether it is real. Says as little as that needs.
 */
@NullMarked
package cn.xinshou.breach.verification;

import org.jspecify.annotations.NullMarked;

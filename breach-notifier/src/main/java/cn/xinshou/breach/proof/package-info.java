/**
 * Who was told, when and how, as a bundle that can be handed to an authority. Reads only; never holds an address in clear.
 */
@NullMarked
package cn.xinshou.breach.proof;

import org.jspecify.annotations.NullMarked;

/**
 * Data that are only stored (PIPL 44, 47 last paragraph): because the person asked for it, or because they should be gone and a hold keeps
 * them. Who asks whether somebody is restricted is free to; what a hold is belongs to {@code hold}.
 */
@NullMarked
package cn.xinshou.identity.restriction;

import org.jspecify.annotations.NullMarked;

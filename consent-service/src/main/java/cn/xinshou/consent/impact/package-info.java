/**
 * What publishing a version would mean, or meant: how many people have to be asked again and for what, how many stay under an older version,
 * whom to tell and how. Counts only, never who. What is different between versions is computed in {@code difference}; nothing is changed here.
 */
@NullMarked
package cn.xinshou.consent.impact;

import org.jspecify.annotations.NullMarked;

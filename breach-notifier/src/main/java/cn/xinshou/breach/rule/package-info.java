/**
 * The law as data: levels and duties with their source, read from files that carry a version. What a number means for an incident is
 * decided here; which incident has that number is not known here.
 */
@NullMarked
package cn.xinshou.breach.rule;

import org.jspecify.annotations.NullMarked;

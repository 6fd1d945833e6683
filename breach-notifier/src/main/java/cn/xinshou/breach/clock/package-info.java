/**
 * How long a duty has been running and until when it must be met. Pure arithmetic over rules and times; nothing is stored, so nothing
 * can be restarted.
 */
@NullMarked
package cn.xinshou.breach.clock;

import org.jspecify.annotations.NullMarked;

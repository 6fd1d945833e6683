/** What every feature of the service leans on: the two languages people are addressed in, and what answers have in common. Nothing of one feature belongs here. */
@NullMarked
package cn.xinshou.consent;

import org.jspecify.annotations.NullMarked;

/** What every feature of the service leans on: the two languages people are addressed in. Nothing of one feature belongs here. */
@NullMarked
package cn.xinshou.consent;

import org.jspecify.annotations.NullMarked;

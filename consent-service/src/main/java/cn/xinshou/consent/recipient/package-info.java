/**
 * Who may receive data at all, and on what paper: relation and role, agreement, instructions, impact assessment, purposes and items
 * (PIPL 20, 21, 23, 55). Being registered allows nothing yet: whether data of one person may be told is answered in {@code decision}.
 */
@NullMarked
package cn.xinshou.consent.recipient;

import org.jspecify.annotations.NullMarked;

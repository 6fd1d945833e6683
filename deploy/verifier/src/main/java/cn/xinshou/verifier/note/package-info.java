/** Signed notes, verifier keys and checkpoints in the C2SP formats (signed-note, tlog-checkpoint), Ed25519 only. Texts in, verdicts out. */
@NullMarked
package cn.xinshou.verifier.note;

import org.jspecify.annotations.NullMarked;

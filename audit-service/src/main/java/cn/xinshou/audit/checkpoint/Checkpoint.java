package cn.xinshou.audit.checkpoint;

import java.util.Base64;

/** What is signed: the name of the log, how many entries it has, and the hash over them (C2SP tlog-checkpoint). */
record Checkpoint(String origin, long size, byte[] root) {

    /** The text of the note, with its final line break. */
    String text() {
        return origin + "\n" + size + "\n" + Base64.getEncoder().encodeToString(root) + "\n";
    }

    /**
     * Reads a note of ours; the signature is not looked at.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Checkpoint read(String note) {
        var lines = note.split("\n", -1);
        if (lines.length < 4 || !lines[3].isEmpty()) {
            throw new IllegalArgumentException("a checkpoint has three lines and a blank one");
        }
        return new Checkpoint(
                lines[0], Long.parseLong(lines[1]), Base64.getDecoder().decode(lines[2]));
    }
}

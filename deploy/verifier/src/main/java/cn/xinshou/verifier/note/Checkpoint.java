package cn.xinshou.verifier.note;

import cn.xinshou.verifier.tree.Hash;
import cn.xinshou.verifier.verdict.Disproved;
import java.util.regex.Pattern;

/** What the ledger has put its name to: so many entries, with this root (C2SP tlog-checkpoint). */
public record Checkpoint(String origin, long size, Hash root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9][0-9]{0,18}");

    /** Opens a signed checkpoint. Its origin must be the key's name, so that one log's checkpoint cannot pass for another's. */
    public static Checkpoint open(byte[] note, VerifierKey key) {
        String[] lines = SignedNote.parse(note).open(key).split("\n", -1);
        // The text ends with a newline, so a text of three lines splits into four parts.
        if (lines.length < 4) {
            throw new Disproved("The checkpoint does not have the three lines origin, size and root.");
        }
        if (!lines[0].equals(key.name())) {
            throw new Disproved("The checkpoint's origin is not " + key.name() + ".");
        }
        return new Checkpoint(lines[0], size(lines[1]), Hash.ofBase64(lines[2]));
    }

    private static long size(String text) {
        if (!SIZE.matcher(text).matches()) {
            throw new Disproved("The checkpoint's size is not a decimal number.");
        }
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException tooLarge) {
            throw new Disproved("The checkpoint's size is not a possible number of entries.");
        }
    }
}

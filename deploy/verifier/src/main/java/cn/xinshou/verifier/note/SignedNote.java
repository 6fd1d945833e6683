package cn.xinshou.verifier.note;

import cn.xinshou.verifier.verdict.Disproved;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** A C2SP signed note: text, an empty line, signature lines. Only {@link #open} hands the text out, and only to a key that signed it. */
public final class SignedNote {

    private static final int MAX_BYTES = 64 * 1024;
    private static final int MAX_SIGNATURES = 100;

    private record Line(String signer, byte[] signature) {}

    private final String text;
    private final List<Line> lines;

    private SignedNote(String text, List<Line> lines) {
        this.text = text;
        this.lines = lines;
    }

    public static SignedNote parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw malformed("it is longer than 64 KiB");
        }
        String note = utf8(bytes);
        if (note.chars().anyMatch(c -> c < ' ' && c != '\n')) {
            throw malformed("it holds control characters");
        }
        // The last empty line divides: the text itself may hold empty lines.
        int end = note.lastIndexOf("\n\n");
        if (end < 0 || !note.endsWith("\n") || end + 2 == note.length()) {
            throw malformed("it has no text and signatures with an empty line between them");
        }
        return new SignedNote(note.substring(0, end + 1), lines(note.substring(end + 2, note.length() - 1)));
    }

    /** The signed text, if {@code key} signed it. Signatures of other keys are ignored; two by this one are refused. */
    public String open(VerifierKey key) {
        List<Line> own = lines.stream()
                .filter(line -> key.isNamedBy(line.signer(), line.signature()))
                .toList();
        if (own.isEmpty()) {
            throw new Disproved("The note is not signed by " + key.name() + ".");
        }
        if (own.size() > 1) {
            throw malformed("it is signed twice by " + key.name());
        }
        if (!key.signed(text.getBytes(StandardCharsets.UTF_8), own.getFirst().signature())) {
            throw new Disproved("The signature of " + key.name() + " does not fit the text.");
        }
        return text;
    }

    private static List<Line> lines(String block) {
        String[] all = block.split("\n", -1);
        if (all.length > MAX_SIGNATURES) {
            throw malformed("it has more than " + MAX_SIGNATURES + " signatures");
        }
        List<Line> lines = new ArrayList<>();
        for (String line : all) {
            String[] parts = line.split(" ", -1);
            if (parts.length != 3 || !parts[0].equals("\u2014") || parts[1].isEmpty() || parts[1].contains("+")) {
                throw malformed("a signature line is not \"\u2014 name signature\"");
            }
            lines.add(new Line(parts[1], signature(parts[2])));
        }
        return lines;
    }

    private static byte[] signature(String base64) {
        try {
            byte[] signature = Base64.getDecoder().decode(base64);
            if (signature.length < 5
                    || !Base64.getEncoder().encodeToString(signature).equals(base64)) {
                throw malformed("a signature is too short or not in canonical base64");
            }
            return signature;
        } catch (IllegalArgumentException notBase64) {
            throw malformed("a signature is not base64");
        }
    }

    private static String utf8(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException notUtf8) {
            throw malformed("it is not UTF-8");
        }
    }

    private static Disproved malformed(String because) {
        return new Disproved("This is no signed note: " + because + ".");
    }
}

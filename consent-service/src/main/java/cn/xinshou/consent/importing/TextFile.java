package cn.xinshou.consent.importing;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;

/** Text as it comes: UTF-8, or GB18030, which older Chinese programs write. */
final class TextFile {

    private static final Charset GB18030 = Charset.forName("GB18030");

    private TextFile() {}

    /** @throws IOException with a sentence for people, if the file is no text in either */
    static String read(Path file) throws IOException {
        var bytes = Files.readAllBytes(file);
        for (var b : bytes) {
            if (b == 0) {
                throw new IOException(file + " is no plain text: it contains NUL. Save it as plain text in UTF-8.");
            }
        }
        try {
            return decode(bytes, UTF_8);
        } catch (CharacterCodingException e) {
            return decodeOlder(file, bytes);
        }
    }

    private static String decodeOlder(Path file, byte[] bytes) throws IOException {
        try {
            return decode(bytes, GB18030);
        } catch (CharacterCodingException e) {
            throw new IOException(file + " is neither UTF-8 nor GB18030. Save it as plain text in UTF-8.", e);
        }
    }

    private static String decode(byte[] bytes, Charset charset) throws CharacterCodingException {
        var text = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }
}

package cn.xinshou.identity.copy;

import jakarta.enterprise.context.ApplicationScoped;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.openpdf.text.Font;
import org.openpdf.text.Phrase;
import org.openpdf.text.pdf.BaseFont;

/**
 * Noto Sans SC (SIL Open Font License), which has the whole of GB 18030's basic plane. Names of people go beyond it: what it lacks is written
 * as its code point and never left out in silence.
 */
@ApplicationScoped
class Typeface {

    private static final String FILE = "/fonts/NotoSansSC-Regular.ttf";
    private static final Color FAINT = new Color(225, 225, 225);

    private @Nullable BaseFont font;

    /** For one document. */
    Text text() {
        return new Text(font());
    }

    /** Ten megabytes that are read when the first document is made. */
    private synchronized BaseFont font() {
        if (font == null) {
            try (var file = Objects.requireNonNull(Typeface.class.getResourceAsStream(FILE))) {
                font = BaseFont.createFont(
                        "NotoSansSC-Regular.ttf",
                        BaseFont.IDENTITY_H,
                        BaseFont.EMBEDDED,
                        BaseFont.NOT_CACHED,
                        file.readAllBytes(),
                        null);
                font.setSubset(true);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return font;
    }

    /** Sets words, and remembers whether a character had to be replaced. */
    static final class Text {

        private final BaseFont font;
        private boolean replaced;

        private Text(BaseFont font) {
            this.font = font;
        }

        Phrase of(String words, float size) {
            return new Phrase(printable(words), new Font(font, size));
        }

        Phrase faint(String words, float size) {
            return new Phrase(printable(words), new Font(font, size, Font.NORMAL, FAINT));
        }

        boolean hasReplaced() {
            return replaced;
        }

        String printable(String words) {
            var text = new StringBuilder();
            words.codePoints().forEach(code -> {
                if (code == '\n' || font.charExists(code)) {
                    text.appendCodePoint(code);
                } else {
                    replaced = true;
                    text.append("〔U+%04X〕".formatted(code));
                }
            });
            return text.toString();
        }
    }
}

package cn.xinshou.identity.request.intake;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.text.Normalizer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Tells what must not be carried over from a mail: personal data that came that way is set aside and not used (promise P4.5), whatever the
 * officer who enters it thinks of it.
 */
@ApplicationScoped
class InboundMail {

    private static final Pattern ID_NUMBER = Pattern.compile("(?<!\\d)\\d{6}[ -]?\\d{8}[ -]?\\d{3}[\\dXx](?!\\d)");
    private static final Pattern MOBILE =
            Pattern.compile("(?<!\\d)(?:\\+?86[ -]?)?1[3-9]\\d[ -]?\\d{4}[ -]?\\d{4}(?!\\d)");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s@<>]+@[^\\s@<>]+\\.[^\\s@<>]+");

    /** Whether somebody's ID number, mobile number or mail address stands anywhere in it, a name of a field included. */
    boolean bringsPersonalData(@Nullable JsonNode words) {
        if (words == null) {
            return false;
        }
        var plain = Normalizer.normalize(words.toString(), Normalizer.Form.NFKC);
        return ID_NUMBER.matcher(plain).find()
                || MOBILE.matcher(plain).find()
                || ADDRESS.matcher(plain).find();
    }
}

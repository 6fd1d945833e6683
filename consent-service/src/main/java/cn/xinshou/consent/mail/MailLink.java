package cn.xinshou.consent.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one link in one person's mail stands for.
 *
 * @param purpose the one purpose the mail was sent for, and the only one the link can end
 * @param mailing which mailing it was, in the sender's words
 * @param target where a click leads; nothing else ever
 */
record MailLink(
        Kind kind,
        UUID subject,
        String purpose,
        String mailing,
        @Nullable String target,
        Instant expires) {

    enum Kind {
        UNSUBSCRIBE,
        OPEN,
        CLICK
    }

    @Override
    public String toString() {
        return "MailLink[" + kind + " " + purpose + " " + mailing + "]";
    }
}

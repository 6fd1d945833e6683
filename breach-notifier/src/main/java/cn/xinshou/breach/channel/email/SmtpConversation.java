package cn.xinshou.breach.channel.email;

import cn.xinshou.breach.delivery.Outcome;
import cn.xinshou.breach.delivery.Outcome.Verdict;
import cn.xinshou.breach.delivery.Phase;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.regex.Pattern;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * A mail transaction (RFC 5321, 3.3) that notes how far it came. The library tells that sending failed; whether anything may have
 * been delivered depends on whether the final dot was out, and that only the transport itself sees.
 */
final class SmtpConversation extends SMTPTransport {

    private static final Pattern ENHANCED = Pattern.compile("^\\d{3}[ -]([245]\\.\\d{1,3}\\.\\d{1,3})\\b");

    private Phase phase = Phase.EMBARKED;

    SmtpConversation(Session session, URLName server) {
        super(session, server);
    }

    /** One message to one person. Whatever happens becomes an outcome. */
    Outcome converse(MimeMessage message, Address[] recipient) {
        phase = Phase.CONNECTED;
        try {
            sendMessage(message, recipient);
            return new Outcome(Phase.ACKNOWLEDGED, Verdict.ACCEPTED, getLastReturnCode(), enhanced());
        } catch (MessagingException e) {
            return judge(replyCode(e));
        }
    }

    /**
     * RFC 5321, 4.2.1: 4yz asks to try again, 5yz not to. No reply before the final dot means that nobody received anything; no
     * reply after it means that nobody knows.
     */
    private Outcome judge(int code) {
        if (code >= 500) {
            return new Outcome(phase, Verdict.FINAL, code, enhanced());
        }
        if (code >= 400) {
            return new Outcome(phase, Verdict.RETRY, code, enhanced());
        }
        var verdict = phase == Phase.CONTENT_SENT ? Verdict.UNKNOWN : Verdict.RETRY;
        return new Outcome(phase, verdict, null, null);
    }

    @Override
    protected void mailFrom() throws MessagingException {
        super.mailFrom();
        phase = Phase.SENDER_ACCEPTED;
    }

    @Override
    protected void rcptTo() throws MessagingException {
        super.rcptTo();
        phase = Phase.RECIPIENT_ACCEPTED;
    }

    @Override
    protected OutputStream data() throws MessagingException {
        var content = super.data();
        phase = Phase.CONTENT_STARTED;
        return content;
    }

    @Override
    protected void finishData() throws IOException, MessagingException {
        phase = Phase.CONTENT_SENT;
        super.finishData();
        phase = Phase.ACKNOWLEDGED;
    }

    private @Nullable String enhanced() {
        var reply = getLastServerResponse();
        if (reply == null) {
            return null;
        }
        var found = ENHANCED.matcher(reply);
        return found.find() ? found.group(1) : null;
    }

    /** The reply that ended it; 0 or less if there was none. */
    private static int replyCode(MessagingException failure) {
        var code = 0;
        for (Exception e = failure; e instanceof MessagingException m; e = m.getNextException()) {
            code = Math.max(code, ownCode(m));
        }
        return code;
    }

    private static int ownCode(MessagingException failure) {
        return switch (failure) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException sender -> sender.getReturnCode();
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
        };
    }
}

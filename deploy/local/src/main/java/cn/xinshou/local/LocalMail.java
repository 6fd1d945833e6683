package cn.xinshou.local;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.util.List;

/** An SMTP server that accepts mail for anybody and lets it be read over HTTP, newest first. Nothing leaves the machine. */
public final class LocalMail implements AutoCloseable {

    private final GreenMail smtp;
    private final Inbox inbox;

    private LocalMail(GreenMail smtp, Inbox inbox) {
        this.smtp = smtp;
        this.inbox = inbox;
    }

    public static LocalMail start(int smtpPort, int inboxPort) {
        Inbox inbox = new Inbox(inboxPort);
        GreenMail smtp = new GreenMail(new ServerSetup(smtpPort, "localhost", ServerSetup.PROTOCOL_SMTP));
        smtp.getUserManager().setMessageDeliveryHandler((message, recipient) -> {
            // Asked once per recipient; a mail to several people is one mail.
            if (recipient.equals(message.getToAddresses().iterator().next())) {
                inbox.received(message.getMessage(), addresses(message));
            }
            return new Nobody();
        });
        smtp.start();
        return new LocalMail(smtp, inbox);
    }

    @Override
    public void close() {
        smtp.stop();
        inbox.close();
    }

    private static List<String> addresses(MovingMessage message) {
        return message.getToAddresses().stream().map(MailAddress::getEmail).toList();
    }

    /** Whoever a mail is for: there are no mailboxes here, the inbox has it already. */
    private static final class Nobody implements GreenMailUser {
        @Override
        public String getEmail() {
            return "";
        }

        @Override
        public String getLogin() {
            return "";
        }

        @Override
        public void deliver(MovingMessage message) {}

        @Override
        public void deliver(MimeMessage message) {}

        @Override
        public void create() {}

        @Override
        public void delete() {}

        @Override
        public String getPassword() {
            return "";
        }

        @Override
        public void setPassword(String password) {}

        @Override
        public void authenticate(String password) {}

        @Override
        public String getQualifiedMailboxName() {
            return "";
        }
    }
}

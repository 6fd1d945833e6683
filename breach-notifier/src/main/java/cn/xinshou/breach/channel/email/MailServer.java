package cn.xinshou.breach.channel.email;

import cn.xinshou.breach.delivery.Carrier.CarrierAway;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.time.Duration;
import java.util.Properties;

/** The organisation's mail server, as the settings name it. */
@ApplicationScoped
class MailServer {

    private final MailConfig config;
    private final Session session;

    MailServer(MailConfig config) {
        this.config = config;
        this.session = Session.getInstance(properties(config));
    }

    Session session() {
        return session;
    }

    /** @throws CarrierAway if it does not answer; nothing has left the house then */
    SmtpConversation connect() throws CarrierAway {
        var server = new URLName("smtp", config.host(), config.port(), null, null, null);
        var opened = new SmtpConversation(session, server);
        try {
            opened.connect(
                    config.host(),
                    config.port(),
                    config.username().orElse(null),
                    config.password().orElse(null));
            return opened;
        } catch (MessagingException e) {
            throw new CarrierAway("the mail server does not answer", e);
        }
    }

    private static Properties properties(MailConfig config) {
        var properties = new Properties();
        properties.setProperty("mail.smtp.connectiontimeout", millis(config.connect()));
        properties.setProperty("mail.smtp.timeout", millis(config.reply()));
        properties.setProperty("mail.smtp.writetimeout", millis(config.reply()));
        properties.setProperty(
                "mail.smtp.auth", Boolean.toString(config.username().isPresent()));
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(config.tls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(config.tls()));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        properties.setProperty("mail.mime.charset", "UTF-8");
        properties.put("mail.smtp.socketFactory", new PromptSockets());
        // A NOOP before every message would double the round trips; a dead connection shows itself at MAIL FROM.
        properties.setProperty("mail.smtp.userset", "true");
        return properties;
    }

    private static String millis(Duration duration) {
        return Long.toString(duration.toMillis());
    }
}

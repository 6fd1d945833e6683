package cn.xinshou.breach.channel.email;

import cn.xinshou.breach.delivery.Carrier;
import cn.xinshou.breach.notice.Channel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Session;
import java.time.Duration;
import java.util.Properties;

/** Hands mails to the organisation's mail server. */
@ApplicationScoped
class EmailCarrier implements Carrier {

    private final MailConfig config;
    private final MailComposer composer;
    private final Session session;

    EmailCarrier(MailConfig config, MailComposer composer) {
        this.config = config;
        this.composer = composer;
        this.session = Session.getInstance(properties(config));
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Line open() throws CarrierAway {
        return new SmtpLine(config, session, composer);
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

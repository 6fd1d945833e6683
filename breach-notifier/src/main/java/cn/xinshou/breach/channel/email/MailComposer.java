package cn.xinshou.breach.channel.email;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.breach.delivery.Parcel;
import cn.xinshou.breach.message.Letter;
import cn.xinshou.breach.notice.DataKinds;
import cn.xinshou.breach.notice.NoticeContent;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Date;
import java.util.HexFormat;

/** Writes the mail: Chinese first, English after it, as text and as HTML with the same words. */
@ApplicationScoped
class MailComposer {

    @CheckedTemplate(basePath = "mail")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance text(
                NoticeContent content, String kindsZh, String kindsEn, String number, String code, String address);

        static native TemplateInstance html(
                NoticeContent content, String kindsZh, String kindsEn, String number, String code, String address);
    }

    private final MailConfig config;
    private final MailSignature signature;
    private final Clock clock;

    MailComposer(MailConfig config, MailSignature signature, Clock clock) {
        this.config = config;
        this.signature = signature;
        this.clock = clock;
    }

    MimeMessage compose(Session session, Parcel parcel, Address to) throws MessagingException {
        var message = new MailWithId(session, parcel.messageId());
        message.setFrom(from());
        message.setRecipient(MimeMessage.RecipientType.TO, to);
        message.setSubject(subject(parcel), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        // RFC 3834: no holiday reply to this; and no opting out of it either, it is owed by law.
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", "zh-CN, en");
        var text = new MimeBodyPart();
        text.setText(text(parcel), "UTF-8");
        var html = new MimeBodyPart();
        html.setText(html(parcel), "UTF-8", "html");
        message.setContent(new MimeMultipart("alternative", text, html));
        return signature.sign(session, message);
    }

    MimeMessage compose(Session session, Letter letter, Address to, String messageId) throws MessagingException {
        var message = new MailWithId(session, messageId);
        message.setFrom(from());
        message.setRecipient(MimeMessage.RecipientType.TO, to);
        message.setSubject(letter.subject(), "UTF-8");
        message.setSentDate(Date.from(clock.instant()));
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setHeader("Content-Language", letter.language());
        if (letter.unsubscribe() != null) {
            message.setHeader("List-Unsubscribe", "<" + letter.unsubscribe() + ">");
            message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        message.setText(letter.text(), "UTF-8");
        return signature.sign(session, message);
    }

    /** SHA-256, hex, over subject, text and HTML: what the person reads, whatever the transport makes of its encoding. */
    String bodyHash(Parcel parcel) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : new String[] {subject(parcel), text(parcel), html(parcel)}) {
                digest.update(part.getBytes(UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String subject(Parcel parcel) {
        var title = parcel.content().title();
        var both = title.zh().equals(title.en()) ? title.zh() : title.zh() + " / " + title.en();
        return both.replaceAll("\\s+", " ");
    }

    private String text(Parcel parcel) {
        var content = parcel.content();
        return Templates.text(
                        content, kinds(content, "zh"), kinds(content, "en"), parcel.number(), parcel.code(), address())
                .render();
    }

    private String html(Parcel parcel) {
        var content = parcel.content();
        return Templates.html(
                        content, kinds(content, "zh"), kinds(content, "en"), parcel.number(), parcel.code(), address())
                .render();
    }

    private static String kinds(NoticeContent content, String language) {
        return DataKinds.inWords(content.dataKinds(), language);
    }

    private String address() {
        return config.officialAddress().toString();
    }

    private Address from() {
        try {
            return new InternetAddress(config.from(), config.fromName(), "UTF-8");
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The library would put an id of its own in its place. */
    private static final class MailWithId extends MimeMessage {

        private final String id;

        MailWithId(Session session, String id) {
            super(session);
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }
}

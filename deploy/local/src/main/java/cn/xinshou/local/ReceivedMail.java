package cn.xinshou.local;

import jakarta.mail.Address;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A mail as the inbox shows it; {@code to} is who it was really sent to, whatever its headers say. Headers are decoded; one that occurs several times is joined by line breaks. */
record ReceivedMail(
        String from,
        List<String> to,
        String subject,
        @Nullable String text,
        @Nullable String html,
        Map<String, String> headers,
        String receivedAt) {

    static ReceivedMail of(MimeMessage message, List<String> recipients) {
        try {
            List<String> from = addresses(message.getFrom());
            return new ReceivedMail(
                    from.isEmpty() ? "" : from.getFirst(),
                    recipients,
                    message.getSubject() == null ? "" : message.getSubject(),
                    content(message, "text/plain"),
                    content(message, "text/html"),
                    headers(message),
                    DateTimeFormatter.ISO_INSTANT.format(Instant.now().atOffset(ZoneOffset.UTC)));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("a mail that arrived cannot be read", e);
        }
    }

    private static List<String> addresses(Address @Nullable [] addresses) {
        List<String> plain = new ArrayList<>();
        for (Address address : addresses == null ? new Address[0] : addresses) {
            plain.add(address instanceof InternetAddress internet ? internet.getAddress() : address.toString());
        }
        return plain;
    }

    /** The first part of this type that is no attachment, or null. */
    private static @Nullable String content(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && !Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return String.valueOf(part.getContent());
        }
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = content(parts.getBodyPart(i), type);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static Map<String, String> headers(MimeMessage message)
            throws MessagingException, UnsupportedEncodingException {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.merge(
                    header.getName(),
                    MimeUtility.decodeText(MimeUtility.unfold(header.getValue())),
                    (a, b) -> a + "\n" + b);
        }
        return headers;
    }
}

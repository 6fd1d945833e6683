package cn.xinshou.consent.receipt;

import cn.xinshou.consent.Language;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A receipt as a page that a person can print and keep. */
@CheckedTemplate(basePath = "ReceiptPage", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ReceiptPage {

    private static final DateTimeFormatter IN_CHINA =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    /** What the page shows; all of it is taken from the signed document. */
    record View(
            String id,
            String purpose,
            String state,
            String at,
            @Nullable String until,
            String version,
            String clause,
            String digest,
            boolean separate,
            List<String> items,
            List<Party> parties,
            String jws) {}

    record Party(String name, String address) {}

    static native TemplateInstance zh(View receipt);

    static native TemplateInstance en(View receipt);

    private ReceiptPage() {}

    static TemplateInstance of(JsonNode receipt, String jws, Language language) {
        var processing = receipt.path("processing");
        var notice = processing.path("privacy_notice");
        var event = receipt.path("event");
        var view = new View(
                receipt.path("receipt_id").asText(),
                processing.path("purpose").path("name").asText(),
                event.path("state").asText(),
                time(event.path("event_time")),
                event.has("validity_end") ? time(event.path("validity_end")) : null,
                notice.path("version").asText(),
                notice.path("clause").asText(),
                notice.path("digest").path("value").asText(),
                receipt.path("pipl").path("separateConsent").asBoolean(),
                processing
                        .path("pii_information")
                        .valueStream()
                        .map(ReceiptPage::item)
                        .toList(),
                receipt.path("parties")
                        .valueStream()
                        .map(p -> new Party(
                                p.path("party_name").asText(),
                                p.path("party_address").asText()))
                        .toList(),
                jws);
        return switch (language) {
            case ZH -> zh(view);
            case EN -> en(view);
        };
    }

    /** By its name; receipts of the first days tell the id alone. */
    private static String item(JsonNode information) {
        return information.path("pii_name").asText(information.path("pii_type").asText());
    }

    private static String time(JsonNode instant) {
        return IN_CHINA.format(Instant.parse(instant.asText()));
    }
}

package cn.xinshou.consent.receipt;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;

/**
 * A statement in the shape of ISO/IEC TS 27560, as JSON-LD with the terms of the W3C Data Privacy Vocabulary, and with what the
 * PIPL asks for besides (separate consent, sensitive items, guardian, place of storage) under {@code pipl}.
 */
final class ReceiptDocument {

    static final Map<String, String> STATUS = Map.of(
            "granted", "dpv:ConsentGiven",
            "refused", "dpv:ConsentRefused",
            "withdrawn", "dpv:ConsentWithdrawn",
            "expired", "dpv:ConsentExpired",
            // Another consent took its place, so that nothing rests on it any longer.
            "superseded", "dpv:ConsentInvalidated");

    private ReceiptDocument() {}

    /** @param home the address of this service without a slash at its end: a receipt outlives the page it was shown on */
    static Map<String, Object> of(Statement statement, String home) {
        var document = new LinkedHashMap<String, Object>();
        document.put("@context", ReceiptContext.TERMS);
        document.put("@id", "urn:uuid:" + statement.id());
        document.put("@type", "dpv:ConsentReceipt");
        document.put("dct:conformsTo", "https://w3id.org/dpv/schema/dpv-27560#receipt-record");
        document.put("schema_version", "dpv-27560:receipt-record/1");
        document.put("receipt_id", statement.id());
        document.put(
                "record_id", statement.subject() + "/" + statement.purpose().id());
        document.put("pii_principal_id", statement.subject());
        document.put("processing", ProcessingTerms.of(statement, home));
        document.put("parties", ProcessingTerms.parties(statement));
        document.put("event", event(statement));
        document.put("pipl", pipl(statement));
        return document;
    }

    private static Map<String, Object> event(Statement statement) {
        var event = new LinkedHashMap<String, Object>();
        event.put("event_time", statement.at().toString());
        event.put("event_type", "dpv:ExpressedConsent");
        event.put("event_state", STATUS.getOrDefault(statement.state(), "dpv:ConsentUnknown"));
        event.put("state", statement.state());
        event.put("entity_id", statement.guardian() == null ? statement.subject() : statement.guardian());
        event.put("collection_method", statement.surface());
        var expires = statement.expires();
        if (expires != null) {
            event.put("validity_end", expires.toString());
        }
        event.put("validity_duration", validity(statement));
        event.put("revision", Long.toString(statement.revision()));
        return event;
    }

    /** A period of ISO 8601, or until when in words. */
    static String validity(Statement statement) {
        if (!statement.state().equals("granted")) {
            return "until-consented-anew";
        }
        var lasts = statement.purpose().consentLasts();
        return lasts == null ? "until-withdrawn" : lasts.toString();
    }

    private static Map<String, Object> pipl(Statement statement) {
        var pipl = new LinkedHashMap<String, Object>();
        pipl.put("basis", statement.purpose().lawfulBasis().article());
        pipl.put("separateConsent", statement.separate());
        pipl.put(
                "sensitive",
                new TreeSet<>(statement.purpose().items())
                        .stream()
                                .filter(item -> ProcessingTerms.isSensitive(statement.purpose(), item))
                                .toList());
        var necessity = statement.purpose().necessity();
        if (necessity != null) {
            pipl.put("necessity", necessity.in(statement.language()));
        }
        pipl.put("publishes", statement.purpose().publishes());
        pipl.put("minorUnder14ByGuardian", statement.guardian() != null);
        pipl.put("leavesMainland", false);
        return pipl;
    }
}

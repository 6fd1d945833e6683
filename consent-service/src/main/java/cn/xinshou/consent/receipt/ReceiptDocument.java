package cn.xinshou.consent.receipt;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.PolicyDocument;
import cn.xinshou.consent.purpose.Purpose;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A statement in the shape of ISO/IEC TS 27560, as JSON-LD with the terms of the W3C Data Privacy Vocabulary, and with what the
 * PIPL asks for besides (separate consent, sensitive items, guardian, place of storage) under {@code pipl}.
 */
final class ReceiptDocument {

    private static final String CONTROLLER = "controller";
    private static final Map<String, String> STATUS = Map.of(
            "granted", "dpv:ConsentGiven",
            "refused", "dpv:ConsentRefused",
            "withdrawn", "dpv:ConsentWithdrawn",
            "expired", "dpv:ConsentExpired");

    private ReceiptDocument() {}

    /** @param home the address of this service without a slash at its end: a receipt outlives the page it was shown on */
    static Map<String, Object> of(Statement statement, String home) {
        var language = statement.language();
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
        document.put("processing", processing(statement, home));
        document.put("parties", parties(statement.policy().document(), statement.purpose(), language));
        document.put("event", event(statement));
        document.put("pipl", pipl(statement));
        return document;
    }

    private static Map<String, Object> processing(Statement statement, String home) {
        var policy = statement.policy();
        var purpose = statement.purpose();
        var language = statement.language();
        var processing = new LinkedHashMap<String, Object>();
        processing.put(
                "privacy_notice",
                Map.of(
                        "version", policy.version(),
                        "location", home + "/policies/" + policy.version(),
                        "clause", purpose.clause(),
                        "digest", Map.of("algorithm", "SHA-256", "value", statement.textDigest())));
        processing.put("language", language.tag());
        processing.put(
                "purpose", Map.of("id", purpose.id(), "name", purpose.name().in(language)));
        processing.put("lawful_basis", purpose.lawfulBasis().dpvTerm());
        processing.put(
                "pii_information",
                new TreeSet<>(purpose.items())
                        .stream()
                                .map(item -> Map.of(
                                        "pii_type",
                                        item,
                                        "pii_name",
                                        policy.document().itemName(item, language),
                                        "sensitive",
                                        isSensitive(purpose, item)))
                                .toList());
        processing.put("pii_controllers", List.of(CONTROLLER));
        var method = purpose.method();
        if (method != null) {
            processing.put("processing_method", method.in(language));
        }
        processing.put(
                "recipient_third_parties",
                policy.document().recipients().stream()
                        .map(PolicyDocument.Recipient::id)
                        .filter(recipient -> names(purpose, recipient))
                        .toList());
        processing.put("storage_locations", List.of(policy.document().storage().region()));
        processing.put("retention_period", purpose.retention().in(language));
        processing.put("jurisdiction", "CN");
        processing.put("withdrawal_method", withdrawal(policy.document(), home, language));
        processing.put(
                "privacy_rights",
                policy.document().rights().stream()
                        .map(PolicyDocument.Right::id)
                        .toList());
        return processing;
    }

    /** As the policy puts it to people, and the address for programs. */
    private static Map<String, Object> withdrawal(PolicyDocument policy, String home, Language language) {
        var method = new LinkedHashMap<String, Object>();
        method.put("location", home + "/me/consents");
        policy.rights().stream()
                .filter(right -> right.id().equals("withdraw-all") && right.how() != null)
                .findFirst()
                .ifPresent(right -> method.put(
                        "description", Objects.requireNonNull(right.how()).in(language)));
        return method;
    }

    private static List<Object> parties(PolicyDocument policy, Purpose purpose, Language language) {
        var contact = policy.contact();
        var controller = Map.of(
                "party_id", CONTROLLER,
                "party_type", "dpv:DataController",
                "party_name", contact.controller().in(language),
                "party_address", contact.address().in(language),
                "party_email", contact.email(),
                "party_phone", contact.phone(),
                "party_contact", contact.officer().in(language));
        var recipients = policy.recipients().stream()
                .filter(recipient -> names(purpose, recipient.id()))
                .map(recipient -> party(recipient, language));
        return Stream.<Object>concat(Stream.of(controller), recipients).toList();
    }

    private static Object party(PolicyDocument.Recipient recipient, Language language) {
        var party = new LinkedHashMap<String, Object>();
        party.put("party_id", recipient.id());
        party.put(
                "party_type",
                switch (recipient.role()) {
                    case INDEPENDENT -> "dpv:ThirdParty";
                    case JOINT -> "dpv:JointDataControllers";
                    case ENTRUSTED -> "dpv:DataProcessor";
                });
        party.put("party_name", recipient.name().in(language));
        party.put("party_address", recipient.place());
        var contact = recipient.contact();
        party.put("party_contact", contact == null ? "" : contact.in(language));
        return party;
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
    private static String validity(Statement statement) {
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
                                .filter(item -> isSensitive(statement.purpose(), item))
                                .toList());
        var necessity = statement.purpose().necessity();
        if (necessity != null) {
            pipl.put("necessity", necessity.in(statement.language()));
        }
        pipl.put("minorUnder14ByGuardian", statement.guardian() != null);
        pipl.put("leavesMainland", false);
        return pipl;
    }

    private static boolean isSensitive(Purpose purpose, String item) {
        var sensitive = purpose.sensitive();
        return sensitive != null && sensitive.contains(item);
    }

    private static boolean names(Purpose purpose, String recipient) {
        var recipients = purpose.recipients();
        return recipients != null && recipients.contains(recipient);
    }
}

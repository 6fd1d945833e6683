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

/** What a person decided about: a purpose as the version they knew states it, in the words they read. The same in a receipt and in the record. */
final class ProcessingTerms {

    static final String CONTROLLER = "controller";

    private ProcessingTerms() {}

    static Map<String, Object> of(Statement statement, String home) {
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

    /** The controller, and whom the purpose names. */
    static List<Object> parties(Statement statement) {
        var policy = statement.policy().document();
        var purpose = statement.purpose();
        var language = statement.language();
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

    static boolean isSensitive(Purpose purpose, String item) {
        var sensitive = purpose.sensitive();
        return sensitive != null && sensitive.contains(item);
    }

    private static boolean names(Purpose purpose, String recipient) {
        var recipients = purpose.recipients();
        return recipients != null && recipients.contains(recipient);
    }
}

package cn.xinshou.consent.receipt;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The record that a controller keeps of one person's consent to one purpose (ISO/IEC TS 27560), as JSON-LD with the terms of the W3C Data
 * Privacy Vocabulary: how it stands, and every event that led there, each under the terms of its time. A receipt tells of one event and is
 * signed; the record names the receipt of each. What the PIPL asks for besides stands under {@code pipl}: with the terms what the law says of
 * them, with the event how it was asked.
 *
 * @param status how it stands, at {@code asOf}
 * @param events newest first; never empty
 * @param next where older events are read on, if there are any
 * @param home the address of this service without a slash at its end
 */
public record ConsentRecord(
        Status status, List<RecordedEvent> events, @Nullable String next, Instant asOf, String home) {

    /** @param guardianMissing whether a child turned out to have agreed alone, so that it does not hold (PIPL 31) */
    public record Status(
            String state, Instant since, @Nullable Instant expires, boolean guardianMissing) {}

    public Map<String, Object> document() {
        var newest = events.getFirst().statement();
        var id = newest.subject() + "/" + newest.purpose().id();
        var document = new LinkedHashMap<String, Object>();
        document.put("@context", ReceiptContext.TERMS);
        document.put(
                "@id",
                home + "/subjects/" + newest.subject() + "/consents/"
                        + newest.purpose().id() + "/record");
        document.put("@type", "dpv:ConsentRecord");
        document.put("dct:conformsTo", "https://w3id.org/dpv/schema/dpv-27560#record");
        document.put("schema_version", "dpv-27560:record/1");
        document.put("record_id", id);
        document.put("pii_principal_id", newest.subject());
        document.put("issued_at", asOf.toString());
        document.put("status", standing());
        document.put("processing", terms().values());
        document.put("parties", parties().values());
        document.put("events", events.stream().map(ConsentRecord::event).toList());
        document.put("next", next);
        return document;
    }

    private Map<String, Object> standing() {
        var standing = new LinkedHashMap<String, Object>();
        standing.put("event_state", status.guardianMissing() ? "dpv:ConsentInvalidated" : term(status.state()));
        standing.put("state", status.state());
        standing.put("since", status.since().toString());
        if (status.expires() != null) {
            standing.put("validity_end", status.expires().toString());
        }
        standing.put("guardian_missing", status.guardianMissing());
        return standing;
    }

    /** Each once, however many events stand on them. */
    private Map<String, Object> terms() {
        var all = new LinkedHashMap<String, Object>();
        for (var event : events) {
            var read = event.statement().inLanguageOfText();
            all.computeIfAbsent(termsId(read), id -> {
                var terms = new LinkedHashMap<String, Object>();
                terms.put("processing_id", id);
                terms.putAll(ProcessingTerms.of(read, home));
                terms.put("pipl", law(read));
                return terms;
            });
        }
        return all;
    }

    /** In the words of the newest event that names them. */
    private Map<Object, Object> parties() {
        var all = new LinkedHashMap<Object, Object>();
        for (var event : events) {
            ProcessingTerms.parties(event.statement().inLanguageOfText())
                    .forEach(party -> all.putIfAbsent(((Map<?, ?>) party).get("party_id"), party));
        }
        return all;
    }

    private static Map<String, Object> law(Statement statement) {
        var purpose = statement.purpose();
        var law = new LinkedHashMap<String, Object>();
        law.put("basis", purpose.lawfulBasis().article());
        law.put("separateConsentNeeded", purpose.separate());
        law.put(
                "sensitive",
                new TreeSet<>(purpose.items())
                        .stream()
                                .filter(item -> ProcessingTerms.isSensitive(purpose, item))
                                .toList());
        if (purpose.necessity() != null) {
            law.put("necessity", purpose.necessity().in(statement.language()));
        }
        law.put("publishes", purpose.publishes());
        law.put("residency", statement.policy().document().storage().region());
        law.put("leavesMainland", false);
        return law;
    }

    private static Map<String, Object> event(RecordedEvent recorded) {
        var statement = recorded.statement();
        var event = new LinkedHashMap<String, Object>();
        event.put("event_time", statement.at().toString());
        event.put("event_type", "dpv:ExpressedConsent");
        event.put("event_state", term(statement.state()));
        event.put("action", recorded.action());
        event.put("state", statement.state());
        event.put("entity_id", entity(recorded));
        event.put("collection_method", statement.surface());
        if (statement.expires() != null) {
            event.put("validity_end", statement.expires().toString());
        }
        event.put("validity_duration", ReceiptDocument.validity(statement));
        event.put("language", statement.language().tag());
        event.put("processing_id", termsId(statement.inLanguageOfText()));
        event.put("receipt_id", statement.id());
        if (recorded.prompt() != null) {
            event.put("prompt", recorded.prompt());
        }
        event.put("revision", Long.toString(statement.revision()));
        var pipl = new LinkedHashMap<String, Object>();
        pipl.put("separateConsent", statement.separate());
        pipl.put("minorUnder14ByGuardian", statement.guardian() != null);
        event.put("pipl", pipl);
        return event;
    }

    /** Who did it: time ends a consent by what the controller writes down. */
    private static Object entity(RecordedEvent recorded) {
        if (!recorded.byPerson()) {
            return ProcessingTerms.CONTROLLER;
        }
        var guardian = recorded.statement().guardian();
        return guardian == null ? recorded.statement().subject() : guardian;
    }

    /** Version and language: what was read. */
    private static String termsId(Statement statement) {
        return statement.policy().version() + ":" + statement.language().tag();
    }

    private static String term(String state) {
        return ReceiptDocument.STATUS.getOrDefault(state, "dpv:ConsentUnknown");
    }
}

package cn.xinshou.identity.erasure.destruction;

import java.util.Map;

/** Tables that hold nothing about a person, each with its reason. A new table that is in none of the lists fails a test. */
final class NotPersonal {

    static final Map<String, String> TABLES = Map.ofEntries(
            Map.entry("flyway_schema_history", "versions of the schema"),
            Map.entry("journal_outbox", "facts on their way: ids, never personal data; gone once published"),
            Map.entry("journal_inbox", "ids of events"),
            Map.entry("dead_letter", "events that could not be handled: ids, never personal data"),
            Map.entry("idempotency_key", "keyed digests and answers without items; kept a day"),
            Map.entry("delegation", "a school, its staff's accounts and what they may enter; no candidate"),
            Map.entry("erasure_proof", "that the ledger holds a fact; by the fact's id"),
            Map.entry("birthday_look", "days"),
            Map.entry("incident_case", "incidents by number"),
            Map.entry("training_course", "courses"),
            Map.entry("training_record", "what accounts of staff have passed"),
            Map.entry(
                    "people_search", "that an account of staff looked for somebody; whom it found is in profile_read"),
            Map.entry("deletion", "why officers let something go; whom it concerned is dropped when it is done"),
            Map.entry("retention_policy", "versions of the policy"),
            Map.entry("retention_rule", "how long things are kept"),
            Map.entry("retention_run", "counts"),
            Map.entry("hold", "why something is kept; whom it concerns is in hold_subject"),
            Map.entry("known_recipient", "recipients, which are organisations"),
            Map.entry("heard_disclosure", "how many decisions of a disclosure were heard, and not whose"),
            Map.entry("release", "that a disclosure was carried out; whose data it was is in release_person"));

    private NotPersonal() {}
}

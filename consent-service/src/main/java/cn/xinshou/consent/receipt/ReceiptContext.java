package cn.xinshou.consent.receipt;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the words of a receipt, and of the record that receipts belong to, mean, carried inside it so that it can be read as JSON-LD 1.1 with nothing else at hand: a term of the Data
 * Privacy Vocabulary where it has one, else one of ours.
 */
final class ReceiptContext {

    private static final String DPV = "dpv:";
    private static final String DATE = "http://www.w3.org/2001/XMLSchema#dateTime";

    static final Map<String, Object> TERMS = terms();

    private ReceiptContext() {}

    private static Map<String, Object> terms() {
        var terms = new LinkedHashMap<String, Object>();
        terms.put("@version", 1.1);
        terms.put("@vocab", "urn:xinshou:receipt:");
        terms.put("dpv", "https://w3id.org/dpv#");
        terms.put("dct", "http://purl.org/dc/terms/");
        terms.put("receipt_id", "dct:identifier");
        terms.put("pii_principal_id", DPV + "hasDataSubject");
        terms.put("processing", DPV + "hasProcess");
        terms.put("privacy_notice", DPV + "hasNotice");
        terms.put("version", "dct:hasVersion");
        terms.put("location", iri("dct:source"));
        terms.put("language", "dct:language");
        terms.put(
                "purpose",
                Map.of("@id", DPV + "hasPurpose", "@context", Map.of("id", "dct:identifier", "name", "dct:title")));
        terms.put("lawful_basis", iri(DPV + "hasLegalBasis"));
        terms.put("pii_information", DPV + "hasPersonalData");
        terms.put("pii_type", "dct:identifier");
        terms.put("pii_name", "dct:title");
        terms.put("pii_controllers", DPV + "hasDataController");
        terms.put("processing_method", DPV + "hasProcessing");
        terms.put("recipient_third_parties", DPV + "hasRecipient");
        terms.put("storage_locations", DPV + "hasLocation");
        terms.put("retention_period", DPV + "hasStorageCondition");
        terms.put("jurisdiction", DPV + "hasJurisdiction");
        terms.put("withdrawal_method", DPV + "isExercisedAt");
        terms.put("privacy_rights", DPV + "hasRight");
        terms.put("parties", DPV + "hasEntity");
        terms.put("party_id", "dct:identifier");
        terms.put("party_type", "@type");
        terms.put("party_name", DPV + "hasName");
        terms.put("party_address", DPV + "hasAddress");
        terms.put("party_contact", DPV + "hasContact");
        terms.put("event_time", Map.of("@id", "dct:date", "@type", DATE));
        terms.put("event_type", "@type");
        terms.put("event_state", iri(DPV + "hasConsentStatus"));
        terms.put("entity_id", DPV + "isIndicatedBy");
        terms.put("validity_end", Map.of("@id", "dct:valid", "@type", DATE));
        terms.put("validity_duration", DPV + "hasDuration");
        terms.put("status", DPV + "hasConsentStatus");
        terms.put("issued_at", Map.of("@id", "dct:issued", "@type", DATE));
        terms.put("since", Map.of("@id", "dct:date", "@type", DATE));
        terms.put("pipl", Map.of("@id", "urn:xinshou:pipl", "@context", Map.of("@vocab", "urn:xinshou:pipl:")));
        return terms;
    }

    private static Map<String, String> iri(String term) {
        return Map.of("@id", term, "@type", "@id");
    }
}

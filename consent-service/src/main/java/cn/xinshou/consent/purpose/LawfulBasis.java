package cn.xinshou.consent.purpose;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why handling is lawful (PIPL 13(1)). */
public enum LawfulBasis {
    @JsonProperty("consent")
    CONSENT("PIPL 13(1)(1)", "dpv:Consent"),
    @JsonProperty("contract")
    CONTRACT("PIPL 13(1)(2)", "dpv:ContractPerformance"),
    @JsonProperty("legal-duty")
    LEGAL_DUTY("PIPL 13(1)(3)", "dpv:LegalObligation"),
    @JsonProperty("emergency")
    EMERGENCY("PIPL 13(1)(4)", "dpv:VitalInterest"),
    @JsonProperty("public-interest")
    PUBLIC_INTEREST("PIPL 13(1)(5)", "dpv:PublicInterest"),
    @JsonProperty("lawfully-public")
    LAWFULLY_PUBLIC("PIPL 13(1)(6)", "dpv:LegalBasis"),
    @JsonProperty("other-law")
    OTHER_LAW("PIPL 13(1)(7)", "dpv:LegalBasis");

    private final String article;
    private final String dpvTerm;

    LawfulBasis(String article, String dpvTerm) {
        this.article = article;
        this.dpvTerm = dpvTerm;
    }

    public String article() {
        return article;
    }

    /** The term of the W3C Data Privacy Vocabulary. */
    public String dpvTerm() {
        return dpvTerm;
    }
}

package cn.xinshou.consent.publication;

import cn.xinshou.consent.purpose.LawfulBasis;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The seven cases in which the law may force publication without consent (promise P3.4), each with the bases of PIPL 13 it can rest on. */
enum StatutoryCase {
    /** National security, national defence. */
    A(LawfulBasis.LEGAL_DUTY, LawfulBasis.OTHER_LAW),
    /** Public safety, public health, major public interest. */
    B(LawfulBasis.LEGAL_DUTY, LawfulBasis.EMERGENCY, LawfulBasis.PUBLIC_INTEREST, LawfulBasis.OTHER_LAW),
    /** Criminal investigation, prosecution, trial, enforcement of judgments. */
    C(LawfulBasis.LEGAL_DUTY, LawfulBasis.OTHER_LAW),
    /** Life or property of somebody whose consent is hard to get. */
    D(LawfulBasis.EMERGENCY, LawfulBasis.OTHER_LAW),
    /** The person made it public. */
    E(LawfulBasis.LAWFULLY_PUBLIC),
    /** It is lawfully public already, as in the news or in open records of an authority. */
    F(LawfulBasis.LAWFULLY_PUBLIC),
    /** Any other law. */
    G(LawfulBasis.LEGAL_DUTY, LawfulBasis.OTHER_LAW);

    private final Set<LawfulBasis> bases;

    StatutoryCase(LawfulBasis first, LawfulBasis... more) {
        this.bases = EnumSet.of(first, more);
    }

    @JsonValue
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean canRestOn(LawfulBasis basis) {
        return bases.contains(basis);
    }

    /** Whether the person can end it by objecting, and a major effect on them rules it out (PIPL 27). */
    boolean endsOnObjection() {
        return this == E || this == F;
    }

    static StatutoryCase of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}

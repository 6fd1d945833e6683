package cn.xinshou.consent.publication;

import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an officer asks to make public, and on what ground.
 *
 * @param basis PIPL 13; needed wherever there is no consent
 * @param document digest of what it rests on: the law's text with the opinion, the order, the penalty decision
 * @param assessment digest of the impact assessment that has to come first (PIPL 55)
 * @param counsel who approved a legal basis, by name
 * @param purpose what the person agreed to separately
 * @param majorEffect whether it would weigh heavily on the person (PIPL 27)
 */
record Proposal(
        UUID subject,
        PublicationKind kind,
        @Nullable StatutoryCase code,
        @Nullable LawfulBasis basis,
        @Nullable String document,
        String assessment,
        @Nullable String counsel,
        @Nullable String purpose,
        @Nullable String handle,
        List<String> items,
        boolean majorEffect,
        @Nullable Seal seal) {

    private static final List<String> HANDLE_ONLY = List.of("accountName");
    private static final Set<LawfulBasis> NO_LAW = EnumSet.of(LawfulBasis.CONSENT, LawfulBasis.CONTRACT);

    /** @throws Problem that names what is missing, or what does not belong to this kind */
    void check() {
        switch (kind) {
            case SEPARATE_CONSENT -> {
                required(purpose, "purpose");
                none(code, "code");
                none(basis, "basis");
                none(handle, "handle");
                none(seal, "seal");
            }
            case LEGAL_BASIS -> {
                required(document, "document");
                required(counsel, "counsel");
                law(required(basis, "basis"));
                none(code, "code");
                none(handle, "handle");
            }
            case PENALTY_NOTICE -> {
                Handle.checked(required(handle, "handle"));
                required(document, "document");
                none(code, "code");
                none(purpose, "purpose");
                if (!items.equals(HANDLE_ONLY)) {
                    throw Problem.of(
                                    ConsentProblem.PENALTY_NOTICE_SHOWS_TOO_MUCH,
                                    "A penalty notice shows the account handle: send items: [\"accountName\"].")
                            .field("items", "must be accountName and nothing else");
                }
            }
            case STATUTORY_CASE -> statutory(required(code, "code"), required(basis, "basis"));
        }
    }

    private void statutory(StatutoryCase which, LawfulBasis on) {
        required(document, "document");
        none(purpose, "purpose");
        none(handle, "handle");
        if (!which.canRestOn(on)) {
            throw Problem.of(ConsentProblem.BASIS_DOES_NOT_FIT, "Name the basis of PIPL 13 that this case rests on.")
                    .field("basis", "cannot carry case " + which.code());
        }
        if (which.endsOnObjection() && majorEffect) {
            throw Problem.of(
                            ConsentProblem.EFFECT_TOO_MAJOR,
                            "Public data whose further publication weighs heavily on a person needs their separate consent (PIPL 27).")
                    .field("majorEffect", "rules out case " + which.code());
        }
    }

    private static void law(LawfulBasis basis) {
        if (NO_LAW.contains(basis)) {
            throw Problem.of(ConsentProblem.BASIS_DOES_NOT_FIT, "Name a basis of PIPL 13(1)(3) to (7).")
                    .field("basis", "is no legal basis for publication");
        }
    }

    private static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "This kind of publication cannot be decided without it.")
                    .field(field, "is required for this kind");
        }
        return value;
    }

    private static void none(@Nullable Object value, String field) {
        if (value != null) {
            throw Problem.of(
                            CommonProblem.INVALID_REQUEST,
                            "Leave out what does not belong to this kind of publication.")
                    .field(field, "does not belong to this kind");
        }
    }
}

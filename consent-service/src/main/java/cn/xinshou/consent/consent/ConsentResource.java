package cn.xinshou.consent.consent;

import cn.xinshou.consent.Language;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A person's consents, for the person and for the platform that acts for them. */
@Path("/subjects/{subject}/consents")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class ConsentResource {

    private static final LocalDate EARLIEST_BIRTH = LocalDate.of(1880, 1, 1);

    enum Act {
        grant,
        refuse,
        withdraw
    }

    /**
     * @param policyVersion and the text's digest and language: needed to grant and to refuse, not to withdraw
     * @param guardian who answers for a child under 14, as a reference of the platform's own
     * @param prompt the leave to ask that this answers
     * @param birthDate tells whether the person is a child; looked at and not kept
     */
    record Request(
            @NotNull @Token String purpose,
            @NotNull Act action,
            @Token @Nullable String policyVersion,

            @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hex") @Nullable
            String textDigest,

            @Nullable Language language,
            @NotNull @Token String surface,
            @Nullable Boolean separate,
            @Token @Nullable String guardian,
            @Nullable UUID prompt,
            @Nullable LocalDate birthDate) {

        Asked asked() {
            return new Asked(
                    required(policyVersion, "policyVersion"),
                    required(textDigest, "textDigest"),
                    required(language, "language"),
                    surface,
                    Boolean.TRUE.equals(separate),
                    guardian,
                    prompt);
        }

        private static <T> T required(@Nullable T value, String field) {
            if (value == null) {
                throw Problem.of(
                                CommonProblem.INVALID_REQUEST,
                                "Say on which text the person decided: policyVersion, textDigest and language, as /policies/current gives them.")
                        .field(field, "is required to grant or refuse");
            }
            return value;
        }
    }

    record Done(UUID receiptId, String revision, ConsentState state) {}

    /** @param asksAgain whether the version in force says more than was agreed to, so that the rest needs a new consent (PIPL 14(2)) */
    record View(
            String purpose,
            ConsentState state,
            String policyVersion,
            Instant since,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant expires,

            UUID receiptId,
            String revision,

            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean guardianMissing,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean asksAgain) {}

    record Entry(
            String purpose,
            String action,
            ConsentState state,
            String policyVersion,
            Instant at,
            Instant since,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant expires,

            String surface,
            Language language,
            String textDigest,
            boolean separate,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String guardian,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            UUID prompt,

            UUID receiptId,
            String revision) {}

    private final Consents consents;
    private final ConsentActs acts;
    private final GrantConsent grant;
    private final RefuseConsent refuse;
    private final WithdrawConsent withdraw;
    private final LearnAge learnAge;
    private final Questions questions;
    private final Clock clock;

    ConsentResource(
            Consents consents,
            ConsentActs acts,
            GrantConsent grant,
            RefuseConsent refuse,
            WithdrawConsent withdraw,
            LearnAge learnAge,
            Questions questions,
            Clock clock) {
        this.consents = consents;
        this.acts = acts;
        this.grant = grant;
        this.refuse = refuse;
        this.withdraw = withdraw;
        this.learnAge = learnAge;
        this.questions = questions;
        this.clock = clock;
    }

    @POST
    @Idempotent
    @ResponseStatus(201)
    public Done act(UUID subject, @Valid @NotNull Request request) {
        if (request.birthDate() != null) {
            learnAge.learn(subject, band(request.birthDate()), false);
        }
        var consent = switch (request.action()) {
            case grant -> grant.grant(subject, request.purpose(), request.asked());
            case refuse -> refuse.refuse(subject, request.purpose(), request.asked());
            case withdraw ->
                withdraw.withdraw(
                        subject,
                        request.purpose(),
                        request.language() == null ? Language.ZH : request.language(),
                        request.surface());
        };
        return new Done(consent.receiptId(), Long.toString(consent.revision()), consent.state());
    }

    @GET
    public Page<View> all(
            UUID subject,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        var after = cursor == null ? "" : Cursor.decode(cursor, 1).getFirst();
        return Page.of(consents.page(subject, after, limit), limit, last -> Cursor.encode(last.purpose()))
                .map(this::view);
    }

    @GET
    @Path("/{purpose}/history")
    public Page<Entry> history(
            UUID subject,
            @Token String purpose,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit) {
        var before = cursor == null ? Long.MAX_VALUE : revision(cursor);
        return Page.of(acts.page(subject, purpose, before, limit), limit, last -> Cursor.encode(last.revision()))
                .map(ConsentResource::entry);
    }

    private AgeBand band(LocalDate born) {
        var now = clock.instant();
        if (born.isBefore(EARLIEST_BIRTH) || born.isAfter(LocalDate.ofInstant(now, AgeBand.CHINA))) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Leave birthDate out if it is not known.")
                    .field("birthDate", "must be a day on which a living person can have been born");
        }
        return AgeBand.of(born, now);
    }

    static long revision(String cursor) {
        try {
            return Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }

    private View view(Consent consent) {
        var now = clock.instant();
        return new View(
                consent.purpose(),
                consent.stateAt(now),
                consent.asked().policyVersion(),
                consent.sinceAt(now),
                consent.expires(),
                consent.receiptId(),
                Long.toString(consent.revision()),
                consent.isGuardianMissing(),
                consent.holdsAt(now)
                        && questions.hasGrown(consent.purpose(), consent.asked().policyVersion()));
    }

    private static Entry entry(ConsentAct act) {
        return new Entry(
                act.purpose(),
                act.action(),
                act.state(),
                act.policyVersion(),
                act.at(),
                act.at(),
                act.expires(),
                act.surface(),
                Language.fromString(act.language()),
                act.textDigest(),
                act.separate(),
                act.guardian(),
                act.prompt(),
                act.receiptId(),
                Long.toString(act.revision()));
    }
}

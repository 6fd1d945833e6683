package cn.xinshou.consent.disclosure;

import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.consent.recipient.SharingBasis;
import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** Asking for disclosures, reading them, and reviewing those that a human decides. */
@Path("/disclosures")
@RunOnVirtualThread
class DisclosureResource {

    private static final String TOKEN = "[A-Za-z0-9][A-Za-z0-9._:-]{0,63}";
    private static final String NO_TOKEN =
            "must be 1 to 64 letters, digits and . _ : -, beginning with a letter or digit";
    /** A seal is looked at again within half a year; it can be set anew by asking again. */
    private static final Duration LONGEST_SEAL = Duration.ofDays(180);

    record Request(
            @NotNull @Pattern(regexp = TOKEN, message = NO_TOKEN)
            String recipient,

            @NotNull @Pattern(regexp = TOKEN, message = NO_TOKEN)
            String purpose,

            @NotEmpty @Size(max = 100) List<@NotNull @Pattern(regexp = TOKEN, message = NO_TOKEN) String> items,

            @NotEmpty @Size(max = 1_000) List<@NotNull UUID> subjects,
            @NotNull SharingBasis basis,
            @Nullable String exception,
            @Valid @Nullable Evidence evidence,
            @Nullable Instant sealedUntil) {}

    enum Verdict {
        @JsonProperty("approve")
        APPROVE,
        @JsonProperty("refuse")
        REFUSE
    }

    record ReviewRequest(
            @NotNull Verdict decision,
            @NotNull @ValidText(max = 2_000) String reason,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hex")
            String digest,

            @Nullable Instant sealedUntil) {}

    /**
     * @param sealedUntil null, or left out, to tell the people now
     * @param digest of the order or the opinion that this rests on
     */
    record ExaminationRequest(
            @NotNull @ValidText(max = 2_000) String reason,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hex")
            String digest,

            @Nullable Instant sealedUntil) {}

    private final AskDisclosure ask;
    private final ReviewDisclosure review;
    private final ExamineSeal examine;
    private final Disclosures disclosures;
    private final Caller caller;
    private final Clock clock;

    DisclosureResource(
            AskDisclosure ask,
            ReviewDisclosure review,
            ExamineSeal examine,
            Disclosures disclosures,
            Caller caller,
            Clock clock) {
        this.ask = ask;
        this.review = review;
        this.examine = examine;
        this.disclosures = disclosures;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed({"platform", "privacy-officer"})
    @Idempotent
    @ResponseStatus(201)
    public Disclosure ask(@Valid @NotNull Request request) throws SQLException {
        if (request.exception() != null) {
            throw Problem.of(
                            ConsentProblem.EXCEPTION_NOT_FOR_SHARING,
                            "Sharing needs consent, a contract or another basis of PIPL 13 with its document.")
                    .field("exception", "is for publication only")
                    .with("promise", "P3.4");
        }
        unique(request.subjects(), "subjects");
        unique(request.items(), "items");
        if (request.sealedUntil() != null && request.basis() == SharingBasis.CONSENT) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Whoever consented knows; leave sealedUntil out.")
                    .field("sealedUntil", "is for orders of authorities");
        }
        seal(request.sealedUntil());
        return ask.ask(
                new AskDisclosure.Wish(
                        request.recipient(),
                        request.purpose(),
                        request.items(),
                        request.subjects(),
                        request.basis(),
                        request.evidence(),
                        request.sealedUntil()),
                caller.id());
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"platform", "privacy-officer", "service-identity"})
    public Disclosure one(UUID id) throws SQLException {
        return disclosures.find(id).orElseThrow(DisclosureResource::unknown);
    }

    @POST
    @Path("/{id}/review")
    @RolesAllowed("privacy-officer")
    @Idempotent
    public Disclosure review(UUID id, @Valid @NotNull ReviewRequest request) throws SQLException {
        seal(request.sealedUntil());
        return review.review(
                id,
                request.decision() == Verdict.APPROVE,
                request.reason(),
                request.digest(),
                request.sealedUntil(),
                caller.id());
    }

    @POST
    @Path("/{id}/seal")
    @RolesAllowed("privacy-officer")
    @Idempotent
    public Disclosure examine(UUID id, @Valid @NotNull ExaminationRequest request) throws SQLException {
        seal(request.sealedUntil());
        return examine.examine(id, request.sealedUntil(), request.reason(), request.digest(), caller.id());
    }

    private void seal(@Nullable Instant until) {
        var now = clock.instant();
        if (until != null && (!until.isAfter(now) || until.isAfter(now.plus(LONGEST_SEAL)))) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Name the day on which it is looked at again.")
                    .field("sealedUntil", "must be in the future and within 180 days");
        }
    }

    private static void unique(Collection<?> values, String field) {
        if (new HashSet<>(values).size() < values.size()) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Name each of them once.")
                    .field(field, "holds something twice");
        }
    }

    static Problem unknown() {
        return Problem.of(CommonProblem.NOT_FOUND, "Use the id that the disclosure was answered with.")
                .field("id", "is no disclosure");
    }
}

package cn.xinshou.identity.request.lostaccount;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.Language;
import cn.xinshou.identity.request.RequestState;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.request.handout.PackageWanted;
import cn.xinshou.identity.request.intake.ValidWords;
import cn.xinshou.identity.request.proof.Proof;
import cn.xinshou.identity.request.proof.SupportingItems;
import cn.xinshou.identity.request.verification.Tried;
import cn.xinshou.identity.request.view.Advice;
import cn.xinshou.identity.request.view.RequestView;
import cn.xinshou.identity.right.RequestKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The door for people who cannot sign in any more. It says nothing about whether a person is known here. */
@Path("/lost-account-requests")
@PermitAll
@RunOnVirtualThread
class LostAccountResource {

    private static final String TOKEN = "Request-Token";

    /** @param claimed items that say who asks, at least two; kept nowhere */
    record Filing(
            @NotNull RequestKind kind,
            @NotNull ObjectNode claimed,
            @ValidWords @Nullable JsonNode details,
            @Nullable Language language) {

        @Override
        public String toString() {
            return "Filing[" + kind + "]";
        }
    }

    /**
     * @param method mail-code has a code sent to the mailbox on file; manual asks an officer to look
     * @param items at least two supporting items
     */
    record Shown(
            @Nullable Proof method,

            @Pattern(regexp = "[0-9]{6}", message = "must be six digits") @Nullable
            String code,

            @Nullable ObjectNode items) {

        @Override
        public String toString() {
            return "Shown[" + method + "]";
        }
    }

    /**
     * A request as its token shows it.
     *
     * @param token given once, when it is received
     * @param expiresAt when it is dropped if nobody has shown who asked
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            @Nullable String token,
            RequestKind kind,
            RequestState state,
            Instant receivedAt,
            Instant expiresAt,
            @Nullable RequestView request,
            @Nullable Advice advice) {

        static View received(ReceiveLostAccount.Received received, Instant expiresAt) {
            var lost = received.lost();
            return new View(
                    lost.id(),
                    received.token(),
                    lost.kind(),
                    RequestState.RECEIVED,
                    lost.receivedAt(),
                    expiresAt,
                    null,
                    Advice.AT_INTAKE);
        }

        static View of(FollowLostAccount.Standing standing) {
            var lost = standing.lost();
            return new View(
                    lost.id(),
                    null,
                    lost.kind(),
                    standing.state(),
                    lost.receivedAt(),
                    standing.expiresAt(),
                    standing.request(),
                    null);
        }

        @Override
        public String toString() {
            return "View[" + id + ", " + state + "]";
        }
    }

    private final ReceiveLostAccount receive;
    private final FollowLostAccount follow;
    private final MailPackage mail;
    private final SupportingItems supporting;
    private final StrangerLimit limit;
    private final RequestClock clock;

    LostAccountResource(
            ReceiveLostAccount receive,
            FollowLostAccount follow,
            MailPackage mail,
            SupportingItems supporting,
            StrangerLimit limit,
            RequestClock clock) {
        this.receive = receive;
        this.follow = follow;
        this.mail = mail;
        this.supporting = supporting;
        this.limit = limit;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    public View file(@Valid @NotNull Filing filing, RoutingContext exchange) {
        var claimed = supporting.read("claimed", filing.claimed());
        var language = filing.language() == null ? Language.ZH : filing.language();
        return answer(exchange, () -> {
            var received = receive.receive(filing.kind(), claimed, filing.details(), language);
            return View.received(received, clock.unverifiedUntil(received.lost().receivedAt()));
        });
    }

    @GET
    @Path("/{id}")
    public View look(UUID id, @HeaderParam(TOKEN) @Nullable String token, RoutingContext exchange) {
        return answer(exchange, () -> View.of(follow.look(id, token)));
    }

    @POST
    @Path("/{id}/verify")
    public View verify(
            UUID id, @HeaderParam(TOKEN) @Nullable String token, @Valid @NotNull Shown shown, RoutingContext exchange) {
        return answer(exchange, () -> View.of(show(id, token, shown)));
    }

    /** Has the link to the package mailed to the mailbox that was shown to be theirs. */
    @POST
    @Path("/{id}/package")
    @ResponseStatus(202)
    public MailPackage.Mailed mailPackage(
            UUID id,
            @HeaderParam(TOKEN) @Nullable String token,
            @Valid @NotNull PackageWanted wanted,
            RoutingContext exchange) {
        return answer(exchange, () -> mail.mail(id, token, wanted.passphrase()));
    }

    private FollowLostAccount.Standing show(UUID id, @Nullable String token, Shown shown) {
        if (shown.code() != null) {
            return shownBy(Proof.MAIL_CODE, follow.byCode(id, token, shown.code()), id, token);
        }
        if (shown.items() != null) {
            return shownBy(Proof.ITEMS, follow.byItems(id, token, supporting.read("items", shown.items())), id, token);
        }
        return switch (shown.method()) {
            case MAIL_CODE -> follow.sendCode(id, token);
            case MANUAL -> follow.leaveToDesk(id, token);
            case null, default ->
                throw Problem.of(CommonProblem.INVALID_REQUEST, "Say how you show who you are.")
                        .field("method", "must be mail-code or manual, or give code or items");
        };
    }

    private FollowLostAccount.Standing shownBy(Proof proof, boolean right, UUID id, @Nullable String token) {
        if (!right) {
            throw Tried.refusal(proof);
        }
        return follow.look(id, token);
    }

    private <T> T answer(RoutingContext exchange, Supplier<T> work) {
        return limit.answer(exchange.request().remoteAddress().hostAddress(), work);
    }
}

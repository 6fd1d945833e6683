package cn.xinshou.identity.request.lostaccount;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.message.Messages;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.RequestState;
import cn.xinshou.identity.request.Requests;
import cn.xinshou.identity.request.SealedWords;
import cn.xinshou.identity.request.answer.AnswerAtOnce;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.request.proof.Proof;
import cn.xinshou.identity.request.verification.Proving;
import cn.xinshou.identity.request.view.Opened;
import cn.xinshou.identity.request.view.RequestView;
import cn.xinshou.identity.sealing.Seals;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What somebody who cannot sign in does about their request. Each step looks the same where nobody was found. */
@ApplicationScoped
class FollowLostAccount {

    private static final byte[] NOTHING = new byte[0];

    /**
     * How it stands.
     *
     * @param request null where nobody was found, or it is not shown yet who asked
     */
    record Standing(
            LostAccount lost,
            RequestState state,
            Instant expiresAt,
            @Nullable RequestView request) {}

    private final LostAccounts lost;
    private final Requests requests;
    private final Proving proving;
    private final AnswerAtOnce answer;
    private final Messages messages;
    private final Seals seals;
    private final SealedWords words;
    private final RequestClock clock;

    FollowLostAccount(
            LostAccounts lost,
            Requests requests,
            Proving proving,
            AnswerAtOnce answer,
            Messages messages,
            Seals seals,
            SealedWords words,
            RequestClock clock) {
        this.lost = lost;
        this.requests = requests;
        this.proving = proving;
        this.answer = answer;
        this.messages = messages;
        this.seals = seals;
        this.words = words;
        this.clock = clock;
    }

    @Transactional
    Standing look(UUID id, @Nullable String token) {
        return standing(find(id, token));
    }

    /** A code to the mailbox on file, if there is one. */
    @Transactional
    Standing sendCode(UUID id, @Nullable String token) {
        var asked = tryingOn(id, token);
        requestOf(asked)
                .ifPresentOrElse(
                        request -> messages.later(proving.code(request)),
                        () -> asked.decoy().send(NOTHING, clock.codeUntil(clock.now())));
        return standing(asked);
    }

    /** @return whether it was right; if not, it is counted */
    @Transactional
    boolean byCode(UUID id, @Nullable String token, String code) {
        var asked = tryingOn(id, token);
        var request = requestOf(asked);
        if (request.isPresent()) {
            return answered(request.get(), proving.byCode(request.get(), code, Set.of()));
        }
        asked.decoy().awaitedCode(clock.now());
        asked.decoy().codeWasWrong();
        return false;
    }

    /** @return whether all agreed; if not, it is counted */
    @Transactional
    boolean byItems(UUID id, @Nullable String token, Map<Item, JsonNode> given) {
        var asked = tryingOn(id, token);
        var request = requestOf(asked);
        if (request.isPresent()) {
            return answered(request.get(), proving.byItems(request.get(), given, Set.of()));
        }
        asked.decoy().requireItemsUntried();
        asked.decoy().itemsWereWrong();
        return false;
    }

    /** An officer looks, if there is somebody to look at. */
    @Transactional
    Standing leaveToDesk(UUID id, @Nullable String token) {
        var asked = tryingOn(id, token);
        requestOf(asked)
                .ifPresentOrElse(
                        request -> {
                            request.awaitVerification();
                            request.verification().leaveToDesk();
                        },
                        () -> asked.decoy().leaveToDesk());
        return standing(asked);
    }

    /**
     * For whoever shows their token, in the transaction of what is done with it.
     *
     * @throws Problem REQUEST_STATE as long as it is not established who asked, or if nobody was found
     */
    @Transactional(TxType.MANDATORY)
    Request answered(UUID id, @Nullable String token) {
        var asked = find(id, token);
        var state = standing(asked).state();
        return requestOf(asked)
                .filter(request -> state == RequestState.FULFILLED)
                .orElseThrow(() -> state.wrong("There is a package once a request for access or a copy is fulfilled."));
    }

    private boolean answered(Request request, boolean right) {
        if (right && request.verification().proofs().contains(Proof.MAIL_CODE)) {
            answer.ifNobodyHasToDecide(request);
        }
        return right;
    }

    private LostAccount find(UUID id, @Nullable String token) {
        return lost.of(id, token)
                .orElseThrow(() ->
                        Problem.of(CommonProblem.NOT_FOUND, "There is no such request, or the token is another's."));
    }

    private LostAccount tryingOn(UUID id, @Nullable String token) {
        var asked = find(id, token);
        standing(asked).state().requireUnverified();
        asked.tried();
        return asked;
    }

    private Optional<Request> requestOf(LostAccount asked) {
        var request = asked.request();
        return request == null ? Optional.empty() : requests.lock(request);
    }

    private Standing standing(LostAccount asked) {
        var expiresAt = clock.unverifiedUntil(asked.receivedAt());
        var request = requestOf(asked).filter(found -> !found.state().isUnverified());
        if (request.isPresent() && request.get().state() != RequestState.EXPIRED) {
            return new Standing(asked, request.get().state(), expiresAt, view(request.get()));
        }
        var state = request.isPresent() || !clock.now().isBefore(expiresAt) && !isWithTheDesk(asked)
                ? RequestState.EXPIRED
                : asked.wasTried() ? RequestState.VERIFYING : RequestState.RECEIVED;
        return new Standing(asked, state, expiresAt, null);
    }

    private boolean isWithTheDesk(LostAccount asked) {
        return requestOf(asked).map(Request::verification).orElse(asked.decoy()).isByDesk();
    }

    private RequestView view(Request request) {
        return seals.of(request.subject())
                .map(seal -> words.answer(seal, request))
                .map(answer -> RequestView.of(request, Opened.answer(answer)))
                .orElseGet(() -> RequestView.of(request));
    }
}

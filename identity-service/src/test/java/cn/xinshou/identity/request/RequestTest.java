package cn.xinshou.identity.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.deadline.Due;
import cn.xinshou.identity.request.deadline.DueRule;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.request.deadline.RequestClocks;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.local.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RequestTest {

    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final UUID SUBJECT = UUID.fromString("0199a000-0000-7000-8000-000000000001");
    private static final byte[] WORDS = {1};

    private final MovableClock time = new MovableClock();
    private final RequestClock clock = RequestClocks.at(time);

    @BeforeEach
    void stopTheClock() {
        time.stopAt(NOON);
    }

    private Request request(RequestKind kind) {
        return request(kind, Optional.empty());
    }

    private Request request(RequestKind kind, Optional<Due> exam) {
        var asked = new Asked(Channel.ONLINE, Requester.SELF, Language.ZH, false, null, null);
        return new Request(UUID.randomUUID(), SUBJECT, kind, asked, clock.deadlines(kind, exam));
    }

    private Request verified(RequestKind kind) {
        var request = request(kind);
        request.verify("session", NOON);
        return request;
    }

    @ParameterizedTest
    @EnumSource(
            value = RequestKind.class,
            names = {"CORRECTION", "TRANSFER"})
    void aLaterExaminationMovesNothing(RequestKind kind) {
        var without = clock.deadlines(kind, Optional.empty());
        var later = new Due(without.due().at().plusSeconds(1), DueRule.REGISTRATION_CLOSES, true);

        assertThat(clock.deadlines(kind, Optional.of(later))).isEqualTo(without);
        var request = verified(kind);
        assertThat(request.bringForward(later, NOON)).isEmpty();
        assertThat(request.work().dueAt()).isEqualTo(without.due().at());
    }

    @Test
    void whatIsClosedIsNotBroughtForward() {
        var closes = new Due(NOON.plus(Duration.ofDays(3)), DueRule.REGISTRATION_CLOSES, true);
        var request = verified(RequestKind.TRANSFER);
        request.withdraw("person", NOON);

        assertThat(request.bringForward(closes, NOON)).isEmpty();
        assertThat(request.work().dueAt()).isEqualTo("2026-12-23T04:00:00Z");
    }

    @Test
    void anExaminationDoesNotWaitForAPauseEither() {
        var closes = new Due(Instant.parse("2026-12-24T00:00:00Z"), DueRule.REGISTRATION_CLOSES, true);
        var request = verified(RequestKind.TRANSFER);
        request.pause("officer", NOON);

        request.resume("person", Optional.of(closes), NOON.plus(Duration.ofDays(4)));

        assertThat(request.work().dueAt()).isEqualTo(closes.at());
        assertThat(request.work().dueRule()).isEqualTo(DueRule.REGISTRATION_CLOSES);
    }

    @Test
    void aPauseMovesTheWorkAndNeverTheAnswer() {
        var request = verified(RequestKind.TRANSFER);
        request.pause("officer", NOON);
        request.resume("person", Optional.empty(), NOON.plus(Duration.ofHours(49)));

        assertThat(request.work().dueAt()).isEqualTo("2026-12-25T05:00:00Z");
        assertThat(request.work().answerBy()).isEqualTo("2026-12-23T04:00:00Z");
        assertThat(request.work().pausedDays()).isEqualTo(3);
        assertThat(request.state()).isEqualTo(RequestState.IN_PROGRESS);
    }

    @Test
    void aPauseDoesNotMoveAnExamination() {
        var closes = new Due(NOON.plus(Duration.ofDays(3)), DueRule.REGISTRATION_CLOSES, true);
        var request = request(RequestKind.CORRECTION, Optional.of(closes));
        request.verify("session", NOON);
        request.pause("officer", NOON);

        // The order may be gone by then; the day it was to be done by stays.
        request.resume("person", Optional.empty(), NOON.plus(Duration.ofDays(2)));

        assertThat(request.work().dueAt()).isEqualTo(closes.at());
    }

    @Test
    void nothingMovesBeforeThePersonAgrees() {
        var request = verified(RequestKind.TRANSFER);
        var later = Instant.parse("2027-01-10T00:00:00Z");
        request.proposeExtension(later, "officer", NOON);
        assertThat(request.work().dueAt()).isEqualTo("2026-12-23T04:00:00Z");

        request.answerExtension(false, "person", NOON);
        assertThat(request.work().dueAt()).isEqualTo("2026-12-23T04:00:00Z");
        assertThat(request.work().extended()).isFalse();

        request.proposeExtension(later, "officer", NOON);
        request.answerExtension(true, "person", NOON);
        assertThat(request.work().dueAt()).isEqualTo(later);
        assertThat(request.work().extended()).isTrue();
        assertThat(request.work().answerBy()).isEqualTo("2026-12-23T04:00:00Z");
        assertThatThrownBy(() -> request.answerExtension(true, "person", NOON)).isInstanceOf(Problem.class);
    }

    @Test
    void anExtensionIsLaterAndWithinHalfAYear() {
        var request = verified(RequestKind.TRANSFER);

        assertThatThrownBy(() -> request.proposeExtension(NOON.plusSeconds(5), "officer", NOON))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> request.proposeExtension(NOON.plus(Duration.ofDays(184)), "officer", NOON))
                .isInstanceOf(Problem.class);
    }

    @Test
    void whatIsWithdrawnIsClosed() {
        var request = verified(RequestKind.TRANSFER);
        request.pause("officer", NOON);

        request.withdraw("person", NOON);

        assertThat(request.state()).isEqualTo(RequestState.WITHDRAWN);
        assertThatThrownBy(() -> request.withdraw("person", NOON)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> request.pause("officer", NOON)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> request.resume("officer", Optional.empty(), NOON))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> request.assign("officer", "officer", NOON)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> request.proposeExtension(NOON.plus(Duration.ofDays(60)), "officer", NOON))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> request.reviewed(Ground.TRADE_SECRET, true, "counsel", NOON))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(() -> request.refuse(Ground.TRADE_SECRET, WORDS, "officer", NOON))
                .isInstanceOf(Problem.class);
    }

    @Test
    void verifyingStatesTheFact() {
        var request = request(RequestKind.COPY);

        var fact = request.verify("session", NOON);

        assertThat(fact).isEqualTo(new RequestEvent.Verified(SUBJECT, request.id(), RequestKind.COPY, "session", NOON));
        assertThat(request.state()).isEqualTo(RequestState.IN_PROGRESS);
    }

    @Test
    void nobodyIsVerifiedTwice() {
        var request = verified(RequestKind.COPY);

        assertThatThrownBy(() -> request.verify("session", NOON)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void nothingIsFulfilledBeforeVerification(RequestKind kind) {
        var request = request(kind);

        assertThatThrownBy(() -> request.fulfil(WORDS, NOON, "officer", NOON)).isInstanceOf(Problem.class);
        request.awaitVerification();
        assertThatThrownBy(() -> request.fulfil(WORDS, NOON, "officer", NOON)).isInstanceOf(Problem.class);
    }

    @ParameterizedTest
    @EnumSource(RequestKind.class)
    void onlyARequestForOnesOwnDataIsAnsweredWithoutWords(RequestKind kind) {
        var request = verified(kind);

        if (kind == RequestKind.ACCESS || kind == RequestKind.COPY) {
            assertThat(request.fulfil(null, NOON.plusSeconds(1), "system", NOON))
                    .isNotNull();
        } else {
            assertThatThrownBy(() -> request.fulfil(null, NOON.plusSeconds(1), "officer", NOON))
                    .isInstanceOf(Problem.class);
        }
    }

    @Test
    void refusingIsPossibleBeforeVerificationToo() {
        var request = request(RequestKind.DELETION);

        var fact = request.refuse(Ground.IDENTITY_NOT_ESTABLISHED, WORDS, "officer", NOON);

        assertThat(fact.ground()).isEqualTo(Ground.IDENTITY_NOT_ESTABLISHED);
        assertThat(request.state()).isEqualTo(RequestState.REFUSED);
    }

    @Test
    void theSystemRefusesNothing() {
        var request = verified(RequestKind.DELETION);

        assertThatThrownBy(() -> request.refuse(Ground.BASELESS_REPETITION, WORDS, Request.SYSTEM, NOON))
                .isInstanceOf(IllegalStateException.class);
        assertThat(request.state()).isEqualTo(RequestState.IN_PROGRESS);
    }

    @Test
    void whatIsDecidedStaysDecided() {
        var request = verified(RequestKind.COPY);
        request.fulfil(null, NOON.plusSeconds(1), "system", NOON);

        assertThatThrownBy(() -> request.refuse(Ground.TRADE_SECRET, WORDS, "officer", NOON))
                .isInstanceOf(Problem.class);
        assertThatThrownBy(request::awaitVerification).isInstanceOf(Problem.class);
    }

    @Test
    void aPackageIsTakenOnceAndInTime() {
        var request = verified(RequestKind.COPY);
        request.fulfil(null, clock.packageUntil(NOON), "system", NOON);

        assertThatThrownBy(() -> request.takePackage(NOON.plus(Duration.ofDays(7))))
                .hasMessageContaining("EXPIRED");
        request.takePackage(NOON.plus(Duration.ofDays(7)).minusMillis(1));
        assertThatThrownBy(() -> request.takePackage(NOON)).hasMessageContaining("TAKEN");
    }

    @Test
    void thereIsNoPackageOfARefusedRequest() {
        var request = verified(RequestKind.COPY);
        request.refuse(Ground.MALICE_OR_ABUSE, WORDS, "officer", NOON);

        assertThatThrownBy(() -> request.takePackage(NOON)).isInstanceOf(Problem.class);
    }
}

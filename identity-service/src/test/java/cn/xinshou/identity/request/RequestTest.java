package cn.xinshou.identity.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.local.MovableClock;
import java.time.Duration;
import java.time.Instant;
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
    private final RequestClock clock = new RequestClock(
            new RequestConfig() {
                @Override
                public Duration answerWithin() {
                    return Duration.ofDays(30);
                }

                @Override
                public Duration freshSignIn() {
                    return Duration.ofMinutes(10);
                }

                @Override
                public Duration packageLasts() {
                    return Duration.ofDays(7);
                }
            },
            time);

    @BeforeEach
    void stopTheClock() {
        time.stopAt(NOON);
    }

    private Request request(RequestKind kind) {
        return new Request(UUID.randomUUID(), SUBJECT, kind, Channel.ONLINE, Requester.SELF, clock.deadlines());
    }

    private Request verified(RequestKind kind) {
        var request = request(kind);
        request.verify("session", NOON);
        return request;
    }

    @Test
    void anAnswerIsOwedOnTheThirtiethDay() {
        assertThat(clock.deadlines().answerBy()).isEqualTo("2026-12-23T04:00:00Z");
        assertThat(clock.deadlines().dueAt()).isEqualTo("2026-12-23T04:00:00Z");
    }

    @Test
    void aSignInIsFreshForTenMinutes() {
        assertThat(clock.isFresh(NOON.minusSeconds(600))).isTrue();
        assertThat(clock.isFresh(NOON.minusSeconds(601))).isFalse();
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

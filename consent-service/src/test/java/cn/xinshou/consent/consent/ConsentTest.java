package cn.xinshou.consent.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.Words;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.Purpose;
import cn.xinshou.consent.purpose.PurposeKind;
import cn.xinshou.frontdoor.problem.Problem;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsentTest {

    private static final UUID SUBJECT = UUID.fromString("0199a000-0000-7000-8000-000000000001");
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");
    private static final Asked ASKED = asked(true);

    private final Purpose news = purpose(false);
    private final Consent consent = new Consent(SUBJECT, news);

    @Test
    void grantingStatesTheFact() {
        var fact = consent.grant(news, ASKED, List.of(), mark(1, NOON));

        assertThat(fact.revision()).isEqualTo(1);
        assertThat(fact.purpose()).isEqualTo("exam-news");
        assertThat(consent.state()).isEqualTo(ConsentState.GRANTED);
    }

    @Test
    void aGrantEndsAsThePolicySays() {
        consent.grant(news, ASKED, List.of(), mark(1, NOON));

        assertThat(consent.expires()).isEqualTo("2027-11-23T04:00:00Z");
    }

    @ParameterizedTest
    @CsvSource({"2027-11-23T03:59:59.999Z, GRANTED", "2027-11-23T04:00:00Z, EXPIRED"})
    void holdsUntilThatVeryMoment(Instant when, ConsentState state) {
        consent.grant(news, ASKED, List.of(), mark(1, NOON));

        assertThat(consent.stateAt(when)).isEqualTo(state);
    }

    @Test
    void sensitiveDataNeedSeparateConsent() {
        assertThatThrownBy(() -> consent.grant(purpose(true), asked(false), List.of(), mark(1, NOON)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(ConsentProblem.SEPARATE_CONSENT_REQUIRED));
    }

    @Test
    void refusingNeedsNoSeparateQuestion() {
        assertThat(consent.refuse(asked(false), mark(1, NOON)).separate()).isFalse();
    }

    @Test
    void refusingEndsAGrant() {
        consent.grant(news, ASKED, List.of(), mark(1, NOON));

        consent.refuse(ASKED, mark(2, NOON));

        assertThat(consent.stateAt(NOON)).isEqualTo(ConsentState.REFUSED);
    }

    @Test
    void withdrawingKeepsWhatWasConsentedTo() {
        consent.grant(news, ASKED, List.of(), mark(1, NOON));

        var fact = consent.withdraw(Language.EN, "mail", mark(2, NOON));

        assertThat(fact.textDigest()).isEqualTo(ASKED.textDigest());
        assertThat(fact.surface()).isEqualTo("mail");
        assertThat(consent.state()).isEqualTo(ConsentState.WITHDRAWN);
    }

    @Test
    void nothingIsWithdrawnTwice() {
        consent.grant(news, ASKED, List.of(), mark(1, NOON));
        consent.withdraw(Language.ZH, "web", mark(2, NOON));

        assertThatThrownBy(() -> consent.withdraw(Language.ZH, "web", mark(3, NOON)))
                .isInstanceOf(Problem.class);
    }

    @Test
    void theSameGrantAgainChangesNothing() {
        consent.grant(news, ASKED, List.of(), mark(1, NOON));

        assertThat(consent.isAlready(ConsentState.GRANTED, news, ASKED, NOON.plusSeconds(60)))
                .isTrue();
    }

    @Test
    void theSameGrantMuchLaterRenews() {
        consent.grant(news, ASKED, List.of(), mark(1, NOON));

        assertThat(consent.isAlready(ConsentState.GRANTED, news, ASKED, NOON.plusSeconds(30 * 86_400)))
                .isFalse();
    }

    @Test
    void aGrantOnAnotherTextIsAnotherGrant() {
        consent.grant(news, ASKED, List.of(), mark(1, NOON));

        assertThat(consent.isAlready(ConsentState.GRANTED, news, asked(false), NOON))
                .isFalse();
    }

    @Test
    void aConsentFallsWithTheVersionItRestsOnAndWithNoOther() {
        consent.grant(news, ASKED, List.of(), mark(1, NOON));

        assertThat(consent.fall("2026-01-01", mark(2, NOON))).isFalse();
        assertThat(consent.fall(ASKED.policyVersion(), mark(3, NOON))).isTrue();

        assertThat(consent.state()).isEqualTo(ConsentState.SUPERSEDED);
        assertThat(consent.fall(ASKED.policyVersion(), mark(4, NOON))).isFalse();
    }

    @Test
    void whatFellIsWithdrawnAllTheSame() {
        consent.grant(news, ASKED, List.of(), mark(1, NOON));
        consent.fall(ASKED.policyVersion(), mark(2, NOON));

        consent.withdraw(Language.ZH, "web", mark(3, NOON));

        assertThat(consent.state()).isEqualTo(ConsentState.WITHDRAWN);
    }

    private static Mark mark(long revision, Instant at) {
        return new Mark(revision, UUID.randomUUID(), at);
    }

    private static Asked asked(boolean separate) {
        return new Asked("2025-01-01", "0".repeat(64), Language.ZH, "web", separate, null);
    }

    private static Purpose purpose(boolean separate) {
        return new Purpose(
                "exam-news",
                PurposeKind.ADDITIONAL,
                LawfulBasis.CONSENT,
                "2.10",
                new Words("资讯", "news"),
                Set.of("email"),
                Set.of(),
                separate,
                Period.ofYears(1),
                Set.of(),
                new Words("至撤回", "until withdrawn"),
                null,
                null,
                false,
                false,
                null,
                null);
    }
}

package cn.xinshou.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.KnownPolicies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyDocument.Relation;
import cn.xinshou.consent.policy.PolicyDocument.Role;
import cn.xinshou.consent.recipient.Recipient;
import cn.xinshou.consent.recipient.SharingBasis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Promise P3.1: relation × role × basis. */
@Tag("P3.1")
class P3_1SharingTest {

    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final Words WORDS = new Words("字", "words");
    private static final String DIGEST = "a".repeat(64);
    private static final String REGISTRATION = "exam-registration";
    private static final String DELIVERY = "certificate-delivery";

    private final Policy policy = new KnownPolicies("2025-01-01").current();

    /** The control under test: {@link DisclosureRules}, or one that was broken on purpose. */
    private interface Control {
        @Nullable
        Reason against(Recipient recipient, String purpose);
    }

    private final Control control = (recipient, purpose) -> DisclosureRules.against(
            recipient.id(), recipient, policy, policy.purpose(purpose).orElseThrow(), NOW);

    @ParameterizedTest
    @EnumSource(Relation.class)
    void aRelationIsNoBasis(Relation relation) {
        aRelationIsNoBasis(control, relation);
    }

    private static void aRelationIsNoBasis(Control control, Relation relation) {
        assertThat(control.against(registered("sister", relation, Role.INDEPENDENT), REGISTRATION))
                .isEqualTo(Reason.SEPARATE_CONSENT_REQUIRED);
    }

    @Test
    @Tag("control-broken")
    void whereARelationCountsAsABasisItIsNoticed() {
        Control broken = (recipient, purpose) ->
                recipient.relation() == Relation.AFFILIATE ? null : control.against(recipient, purpose);

        assertThatThrownBy(() -> aRelationIsNoBasis(broken, Relation.AFFILIATE)).isInstanceOf(AssertionError.class);
    }

    @Test
    void separateConsentThatNamedTheRecipientIsABasis() {
        assertThat(control.against(registered("exam-authority", Relation.AUTHORITY, Role.INDEPENDENT), REGISTRATION))
                .isNull();
    }

    @Test
    void anAffiliatesNewPurposeAsksAgain() {
        var affiliate = registered("exam-authority", Relation.AFFILIATE, Role.INDEPENDENT);

        assertThat(control.against(affiliate, REGISTRATION)).isNull();
        assertThat(control.against(affiliate, DELIVERY)).isEqualTo(Reason.SEPARATE_CONSENT_REQUIRED);
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"INDEPENDENT", "JOINT"})
    void anotherBasisNeedsItsDocumentOnFile(Role role) {
        var without = registered("sister", Relation.AFFILIATE, role);
        var with = with(without, List.of(new Recipient.BasisDocument(DELIVERY, SharingBasis.CONTRACT, DIGEST)));

        assertThat(control.against(without, DELIVERY)).isEqualTo(Reason.SEPARATE_CONSENT_REQUIRED);
        assertThat(control.against(with, DELIVERY)).isNull();
        assertThat(control.against(with, REGISTRATION)).isEqualTo(Reason.SEPARATE_CONSENT_REQUIRED);
    }

    @Test
    void somebodyEntrustedNeedsTheContractInForce() {
        var entrusted = registered("courier", Relation.PARTNER, Role.ENTRUSTED);

        assertThat(control.against(entrusted, DELIVERY)).isNull();
        assertThat(control.against(until(entrusted, NOW), DELIVERY)).isEqualTo(Reason.AGREEMENT_EXPIRED);
        assertThat(control.against(until(entrusted, NOW.plusSeconds(1)), DELIVERY))
                .isNull();
        assertThat(control.against(withoutAgreement(entrusted), DELIVERY)).isEqualTo(Reason.AGREEMENT_EXPIRED);
        assertThat(control.against(ended(entrusted), DELIVERY)).isEqualTo(Reason.AGREEMENT_EXPIRED);
        assertThat(control.against(unsupervised(entrusted), DELIVERY)).isEqualTo(Reason.AGREEMENT_EXPIRED);
    }

    @Test
    void theImpactIsAssessedFirst() {
        var recipient = registered("courier", Relation.PARTNER, Role.ENTRUSTED);

        assertThat(control.against(assessed(recipient, null), DELIVERY)).isEqualTo(Reason.ASSESSMENT_MISSING);
        assertThat(control.against(assessed(recipient, LocalDate.of(2026, 5, 31)), DELIVERY))
                .isEqualTo(Reason.ASSESSMENT_MISSING);
        assertThat(control.against(assessed(recipient, LocalDate.of(2026, 6, 1)), DELIVERY))
                .isNull();
    }

    @Test
    void nobodyOutsideTheRegisterIsTold() {
        var purpose = policy.purpose(DELIVERY).orElseThrow();

        assertThat(DisclosureRules.against("courier", null, policy, purpose, NOW))
                .isEqualTo(Reason.RECIPIENT_UNKNOWN);
    }

    @Test
    @Tag("P6.1")
    void nobodyOutsideTheMainlandIsTold() {
        nobodyOutsideTheMainlandIsTold(control);
    }

    private static void nobodyOutsideTheMainlandIsTold(Control control) {
        for (var place : List.of("HK", "MO", "TW", "US")) {
            assertThat(control.against(at(registered("courier", Relation.PARTNER, Role.ENTRUSTED), place), DELIVERY))
                    .isEqualTo(Reason.OUTSIDE_RESIDENCY);
        }
    }

    @Test
    @Tag("P6.1")
    @Tag("control-broken")
    void whereHongKongCountsAsMainlandItIsNoticed() {
        Control broken = (recipient, purpose) -> control.against(
                recipient.place().equals("HK") ? at(recipient, Recipient.MAINLAND) : recipient, purpose);

        assertThatThrownBy(() -> nobodyOutsideTheMainlandIsTold(broken)).isInstanceOf(AssertionError.class);
    }

    private static Recipient registered(String id, Relation relation, Role role) {
        return recipient(
                id,
                relation,
                role,
                Recipient.MAINLAND,
                new Recipient.Agreement(DIGEST, NOW.minusSeconds(60), NOW.plusSeconds(60)),
                List.of(),
                LocalDate.of(2027, 1, 1),
                null,
                null);
    }

    private static Recipient with(Recipient r, List<Recipient.BasisDocument> bases) {
        return recipient(
                r.id(), r.relation(), r.role(), r.place(), r.agreement(), bases, LocalDate.of(2027, 1, 1), null, null);
    }

    private static Recipient until(Recipient r, Instant end) {
        var agreement = new Recipient.Agreement(DIGEST, NOW.minusSeconds(60), end);
        return recipient(
                r.id(), r.relation(), r.role(), r.place(), agreement, List.of(), LocalDate.of(2027, 1, 1), null, null);
    }

    private static Recipient withoutAgreement(Recipient r) {
        return recipient(
                r.id(), r.relation(), r.role(), r.place(), null, List.of(), LocalDate.of(2027, 1, 1), null, null);
    }

    private static Recipient ended(Recipient r) {
        return recipient(
                r.id(),
                r.relation(),
                r.role(),
                r.place(),
                r.agreement(),
                List.of(),
                LocalDate.of(2027, 1, 1),
                null,
                new Recipient.Ending(NOW, "over", null));
    }

    private static Recipient unsupervised(Recipient r) {
        return recipient(
                r.id(),
                r.relation(),
                r.role(),
                r.place(),
                r.agreement(),
                List.of(),
                LocalDate.of(2027, 1, 1),
                new Recipient.Supervision(DIGEST, LocalDate.of(2025, 1, 1), LocalDate.of(2026, 1, 1)),
                null);
    }

    private static Recipient assessed(Recipient r, @Nullable LocalDate reviewBy) {
        return recipient(r.id(), r.relation(), r.role(), r.place(), r.agreement(), List.of(), reviewBy, null, null);
    }

    private static Recipient at(Recipient r, String place) {
        return recipient(
                r.id(), r.relation(), r.role(), place, r.agreement(), List.of(), LocalDate.of(2027, 1, 1), null, null);
    }

    private static Recipient recipient(
            String id,
            Relation relation,
            Role role,
            String place,
            Recipient.@Nullable Agreement agreement,
            List<Recipient.BasisDocument> bases,
            @Nullable LocalDate reviewBy,
            Recipient.@Nullable Supervision supervision,
            Recipient.@Nullable Ending ending) {
        var assessment = reviewBy == null
                ? null
                : new Recipient.Assessment(DIGEST, LocalDate.of(2025, 1, 1), Recipient.Risk.LOW, reviewBy);
        return new Recipient(
                id,
                WORDS,
                relation,
                role,
                place,
                WORDS,
                agreement,
                WORDS,
                WORDS,
                null,
                Set.of(REGISTRATION, DELIVERY),
                Set.of("name", "phone"),
                bases,
                assessment,
                supervision,
                null,
                null,
                ending);
    }
}

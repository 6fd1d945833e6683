package cn.xinshou.consent.device;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody chooses on a device. */
@ApplicationScoped
class ChangeChoices {

    /** @param conflictShown whether the person was shown that a signal of the browser says otherwise */
    record Wish(String purpose, Choice choice, boolean conflictShown) {}

    private final Admission admission;
    private final Devices devices;
    private final KeepChanges keep;
    private final Policies policies;
    private final Clock clock;

    ChangeChoices(Admission admission, Devices devices, KeepChanges keep, Policies policies, Clock clock) {
        this.admission = admission;
        this.devices = devices;
        this.keep = keep;
        this.policies = policies;
        this.clock = clock;
    }

    /** @param version of the policy that was shown; null means the one in force */
    @Transactional(rollbackOn = SQLException.class)
    public DeviceView change(
            UUID device, Heard heard, List<Wish> wishes, Optional<String> surface, @Nullable String version)
            throws SQLException {
        var policy = inForce(version);
        wishes.forEach(wish -> check(wish, policy));
        requireOneEach(wishes);
        var admitted = admission.admit(device, heard.token(), heard.address());
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        if (devices.lock(device, admitted.token().claim(), now)
                != admitted.token().claim()) {
            throw Admission.refusal();
        }
        var before = devices.state(device);
        var said = heard.signals();
        keep.signals(device, before, said, policy.version(), now);
        var hearing = before.hearing(said, now);
        var made = new LinkedHashMap<String, DeviceState.Made>();
        wishes.forEach(wish -> made(wish, hearing, now).ifPresent(choice -> made.put(wish.purpose(), choice)));
        keep.choices(device, made, surface, policy.version(), now);
        return DeviceView.of(device, admitted.handOut(), policy, with(hearing, made), now);
    }

    private Policy inForce(@Nullable String version) {
        var current = policies.current();
        if (version == null || version.equals(current.version())) {
            return current;
        }
        throw Problem.of(
                        policies.find(version).isPresent()
                                ? ConsentProblem.VERSION_NOT_IN_FORCE
                                : ConsentProblem.UNKNOWN_POLICY_VERSION,
                        "Show the version in force, as /policies/current gives it, and ask again.")
                .field("policyVersion", "is not the version in force");
    }

    private static void check(Wish wish, Policy policy) {
        var purpose = policy.purpose(wish.purpose())
                .orElseThrow(() -> Problem.of(
                                ConsentProblem.UNKNOWN_PURPOSE, "Choose among the purposes that /cookies names.")
                        .field("choices.purpose", "is not stated by the policy in force"));
        if (!purpose.needsConsent()) {
            throw Problem.of(
                            ConsentProblem.NOTHING_TO_CONSENT_TO,
                            "What is necessary cannot be switched on or off; leave it out.")
                    .field("choices.purpose", "is necessary");
        }
        if (!DevicePurposes.of(policy).contains(purpose)) {
            throw Problem.of(
                            ConsentProblem.NOT_A_DEVICE_PURPOSE,
                            "This purpose does not work on a device: the person decides about it at /subjects/{subject}/consents.")
                    .field("choices.purpose", "is not chosen per device");
        }
    }

    private static void requireOneEach(List<Wish> wishes) {
        if (wishes.stream().map(Wish::purpose).distinct().count() < wishes.size()) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Say one thing about each purpose.")
                    .field("choices", "names a purpose twice");
        }
    }

    /** Empty where the wish changes nothing. */
    private static Optional<DeviceState.Made> made(Wish wish, DeviceState state, Instant now) {
        var conflict = wish.choice() == Choice.grant && wish.conflictShown() ? state.signals() : Signals.NONE;
        var before = state.choice(wish.purpose());
        if (before.isEmpty() && wish.choice() == Choice.forget) {
            return Optional.empty();
        }
        if (before.isPresent()
                && before.get().choice() == wish.choice()
                && (!conflict.any() || Precedence.outweighs(before.get(), state))) {
            return Optional.empty();
        }
        return Optional.of(new DeviceState.Made(wish.choice(), conflict, now));
    }

    private static DeviceState with(DeviceState state, Map<String, DeviceState.Made> made) {
        var choices = new LinkedHashMap<>(state.choices());
        choices.putAll(made);
        return new DeviceState(choices, state.gpc(), state.dnt());
    }
}

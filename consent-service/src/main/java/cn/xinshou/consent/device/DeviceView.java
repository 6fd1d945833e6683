package cn.xinshou.consent.device;

import cn.xinshou.consent.policy.Policy;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a device stands, for the browser that asks.
 *
 * @param token to be sent from now on, where there is a new one
 * @param signals as they count now
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeviceView(UUID device, @Nullable String token, String policyVersion, Signals signals, List<Standing> choices) {

    /**
     * @param chosen what was chosen here, even where something else prevails; null where nothing was
     * @param since when what prevails began
     */
    record Standing(
            String purpose,
            boolean effective,
            Source source,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Choice chosen,

            @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable
            Instant since) {}

    static DeviceView of(UUID device, Optional<String> token, Policy policy, DeviceState state, Instant now) {
        var standings = DevicePurposes.of(policy).stream()
                .map(purpose -> {
                    var effective = Precedence.of(purpose, policy.effectiveFrom(), state, now);
                    var chosen = state.choice(purpose.id())
                            .map(DeviceState.Made::choice)
                            .filter(choice -> choice != Choice.forget)
                            .orElse(null);
                    return new Standing(purpose.id(), effective.on(), effective.source(), chosen, effective.since());
                })
                .toList();
        return new DeviceView(device, token.orElse(null), policy.version(), state.signals(), standings);
    }

    boolean beyondNecessary() {
        return choices.stream().anyMatch(standing -> standing.effective() && standing.source() != Source.NECESSARY);
    }
}

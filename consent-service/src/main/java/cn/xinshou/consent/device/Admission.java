package cn.xinshou.consent.device;

import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Decides whether a request may speak for a device. */
@ApplicationScoped
class Admission {

    /**
     * Somebody who may.
     *
     * @param isKnown whether anything was kept about the device before
     * @param handOut the token to be handed out: of a new device, or a renewed one
     */
    record Admitted(DeviceToken token, boolean isKnown, Optional<String> handOut) {}

    private final DeviceTokens tokens;
    private final Devices devices;
    private final NewDevices newDevices;

    Admission(DeviceTokens tokens, Devices devices, NewDevices newDevices) {
        this.tokens = tokens;
        this.devices = devices;
        this.newDevices = newDevices;
    }

    /**
     * Admits the holder of the device's token, and whoever comes first with a device that nobody has claimed.
     *
     * @throws Problem DEVICE_TOKEN_REQUIRED if the token is missing, forged, expired or another device's
     */
    Admitted admit(UUID device, @Nullable String text, String address) throws SQLException {
        var claim = devices.claim(device);
        if (text == null) {
            if (claim.isPresent()) {
                throw refusal();
            }
            newDevices.count(address);
            var drawn = tokens.draw(device);
            return new Admitted(drawn, false, Optional.of(tokens.write(drawn)));
        }
        var token = tokens.read(text, device)
                .filter(read -> claim.isEmpty() || claim.get() == read.claim())
                .orElseThrow(Admission::refusal);
        return new Admitted(token, claim.isPresent(), tokens.renewed(token).map(tokens::write));
    }

    static Problem refusal() {
        return Problem.of(
                        ConsentProblem.DEVICE_TOKEN_REQUIRED,
                        "Send the token that this device was handed in the header Device-Token. A device whose token is lost begins anew under a new id.")
                .field("Device-Token", "is missing, or no valid token of this device");
    }
}

package cn.xinshou.consent.device;

import java.time.Instant;
import java.util.UUID;

/**
 * What proves that a request comes from a device: whoever holds it may read and change the choices of that device, and of no other.
 *
 * @param claim drawn when the device was new; the same in every renewal, so that a token that was drawn and not used first is worth nothing
 */
record DeviceToken(UUID device, long claim, Instant issued) {}

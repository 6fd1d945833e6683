package cn.xinshou.consent.recipient;

import java.time.Instant;

/**
 * A recipient as it stands in the register.
 *
 * @param changedBy who wrote this version; {@link #POLICY} where the policy's own list did
 */
public record Registered(Recipient recipient, long version, Instant changedAt, String changedBy) {

    static final String POLICY = "policy";
}

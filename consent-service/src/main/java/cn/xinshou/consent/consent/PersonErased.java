package cn.xinshou.consent.consent;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The identity service erased a person, and their consents are ended here. Told within the transaction, each time it is told us.
 *
 * @param erasure under which the identity service waits for our word; null if it said none
 */
public record PersonErased(UUID subject, @Nullable UUID erasure) {}

package cn.xinshou.breach.message;

import java.time.Instant;
import java.util.UUID;

/** A message that this worker, and nobody else, may send while the lease lasts. */
record Taken(
        UUID id,
        UUID subject,
        MessageKind kind,
        MessageLanguage language,
        String caseId,
        byte[] parameters,
        Instant expiresAt,
        int attempts) {

    @Override
    public String toString() {
        return "Taken[" + id + "]";
    }
}

package cn.xinshou.identity.request.lostaccount;

import cn.xinshou.identity.request.Channel;
import cn.xinshou.identity.request.RequestState;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The requests of people who cannot sign in. */
@ApplicationScoped
public class LostAccounts implements PanacheRepositoryBase<LostAccount, UUID> {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int TOKEN_BYTES = 32;
    private static final byte[] NO_HASH = new byte[TOKEN_BYTES];

    static String token() {
        var token = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(token);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(token);
    }

    /** A token is random enough to need no salt. */
    static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every JDK", e);
        }
    }

    /** Locked, for whoever has its token. */
    Optional<LostAccount> of(UUID id, @Nullable String token) {
        var found = findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
        var known = found.map(LostAccount::tokenHash).orElse(NO_HASH);
        return MessageDigest.isEqual(known, hash(token == null ? "" : token)) ? found : Optional.empty();
    }

    /**
     * Lets go of what nobody showed to be theirs in time. Rows that lead to a request which expired go with those that lead nowhere, so that
     * from outside there is still no difference; what was left to the desk stays until an answer would have been due.
     *
     * @param unverified received before this, nobody has shown who asked in time
     * @param unanswered received before this, an answer would have been due
     */
    @Transactional
    public long purge(Instant unverified, Instant unanswered) {
        return delete(
                "receivedAt <= ?1 and (request is null and (decoy.byDesk = false or receivedAt <= ?2)"
                        + " or request in (select r.id from Request r where r.state = ?3))",
                unverified,
                unanswered,
                RequestState.EXPIRED);
    }

    /** Open ones about a person: strangers must not fill somebody's desk. */
    long openAbout(UUID subject) {
        return getEntityManager()
                .createQuery(
                        "select count(r) from Request r where r.subject = :subject and r.asked.channel = :lost"
                                + " and r.state in (:received, :verifying)",
                        Long.class)
                .setParameter("subject", subject)
                .setParameter("lost", Channel.LOST_ACCOUNT)
                .setParameter("received", RequestState.RECEIVED)
                .setParameter("verifying", RequestState.VERIFYING)
                .getSingleResult();
    }
}

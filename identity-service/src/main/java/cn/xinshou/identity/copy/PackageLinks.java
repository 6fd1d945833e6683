package cn.xinshou.identity.copy;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Encrypted packages that wait behind a link. Of the link's token only a digest is kept; the package is sealed with the person's key besides,
 * so that it goes when the person goes.
 */
@ApplicationScoped
public class PackageLinks {

    private static final int TOKEN_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    /**
     * @param personal whether the person alone may fetch it, signed in
     * @param items of the profile that are in it
     * @param takenAt null while it waits
     */
    public record Link(
            UUID request,
            UUID subject,
            boolean personal,
            List<String> items,
            Instant until,
            @Nullable Instant takenAt) {

        public boolean isOpen(Instant now) {
            return takenAt == null && now.isBefore(until);
        }
    }

    private final DataSource database;
    private final Seals seals;

    PackageLinks(DataSource database, Seals seals) {
        this.database = database;
        this.seals = seals;
    }

    /**
     * Puts a package behind a new link, in place of the request's link before.
     *
     * @return the token, which is written down nowhere
     */
    @Transactional(TxType.MANDATORY)
    public String put(Link link, byte[] content, Seal seal) {
        var random = new byte[TOKEN_BYTES];
        RANDOM.nextBytes(random);
        var token = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try (var connection = database.getConnection();
                var drop = connection.prepareStatement("delete from package_link where request = ?");
                var insert = connection.prepareStatement("""
                        insert into package_link (token, request, subject, personal, items, until, content) values (?, ?, ?, ?, ?, ?, ?)
                        """)) {
            drop.setObject(1, link.request());
            drop.executeUpdate();
            insert.setBytes(1, digest(token));
            insert.setObject(2, link.request());
            insert.setObject(3, link.subject());
            insert.setBoolean(4, link.personal());
            insert.setArray(5, connection.createArrayOf("text", link.items().toArray()));
            insert.setObject(6, link.until().atOffset(ZoneOffset.UTC));
            insert.setBytes(7, seal.close(content, place(link.request())));
            insert.executeUpdate();
            return token;
        } catch (SQLException e) {
            throw new IllegalStateException("the package cannot be put down", e);
        }
    }

    @Transactional(TxType.MANDATORY)
    public Optional<Link> find(String token) {
        return find(token, "");
    }

    /** Keeps others from taking it until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public Optional<Link> lock(String token) {
        return find(token, " for update");
    }

    private Optional<Link> find(String token, String how) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select request, subject, personal, items, until, taken_at from package_link where token = ?"
                                + how)) {
            select.setBytes(1, digest(token));
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    return Optional.empty();
                }
                var taken = row.getObject(6, OffsetDateTime.class);
                return Optional.of(new Link(
                        row.getObject(1, UUID.class),
                        row.getObject(2, UUID.class),
                        row.getBoolean(3),
                        Arrays.asList((String[]) row.getArray(4).getArray()),
                        row.getObject(5, OffsetDateTime.class).toInstant(),
                        taken == null ? null : taken.toInstant()));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the link cannot be read", e);
        }
    }

    /** @return the encrypted package, which is here no longer; empty if the person is gone */
    @Transactional(TxType.MANDATORY)
    public Optional<byte[]> take(String token, Link link, Instant now) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select content from package_link where token = ?");
                var update = connection.prepareStatement(
                        "update package_link set content = null, taken_at = ? where token = ?")) {
            select.setBytes(1, digest(token));
            try (var row = select.executeQuery()) {
                row.next();
                var sealed = row.getBytes(1);
                update.setObject(1, now.atOffset(ZoneOffset.UTC));
                update.setBytes(2, digest(token));
                update.executeUpdate();
                return seals.of(link.subject()).map(seal -> seal.open(sealed, place(link.request())));
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the package cannot be taken", e);
        }
    }

    /** What nobody fetched in time goes. */
    @Transactional
    public int dropExpired(Instant now) {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "update package_link set content = null where until <= ? and content is not null")) {
            update.setObject(1, now.atOffset(ZoneOffset.UTC));
            return update.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("packages cannot be dropped", e);
        }
    }

    private static String place(UUID request) {
        return "package/" + request;
    }

    private static byte[] digest(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(US_ASCII));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}

package cn.xinshou.identity.erasure.certificate;

import cn.xinshou.identity.erasure.ErasureConfig;
import cn.xinshou.identity.erasure.Erasures;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Fetches the ledger's proof of an erasure once, and keeps it. A certificate is handed out with or without one. */
@ApplicationScoped
class Proofs {

    private static final Logger LOG = Logger.getLogger(Proofs.class);

    private final LedgerService ledger;
    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;
    private final ErasureConfig config;
    private final String source;
    private volatile Instant restUntil = Instant.MIN;

    Proofs(
            @RestClient LedgerService ledger,
            DataSource database,
            ObjectMapper json,
            Clock clock,
            ErasureConfig config,
            @ConfigProperty(name = "xinshou.journal.source") String source) {
        this.ledger = ledger;
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.config = config;
        this.source = source;
    }

    Proof of(Certificate certificate) {
        var event = certificate.event();
        if (event == null) {
            return Proof.without(Proof.Status.NONE);
        }
        var kept = find(event);
        if (kept.isPresent()) {
            return kept.get();
        }
        // A ledger that is away costs one reader its deadline and not every one.
        if (clock.instant().isBefore(restUntil)) {
            return Proof.without(Proof.Status.UNAVAILABLE);
        }
        var proof = fetch(event);
        if (proof.status() == Proof.Status.INCLUDED) {
            keep(event, proof);
        }
        return proof;
    }

    private Proof fetch(UUID event) {
        try {
            var entry = ledger.entries(event).items().stream()
                    .filter(found -> found.source().equals(source))
                    .findFirst();
            return entry.isEmpty() ? Proof.without(Proof.Status.PENDING) : prove(entry.get());
        } catch (RuntimeException e) {
            restUntil = clock.instant().plus(config.ledgerRest());
            LOG.warnf("A certificate goes out without a proof: the ledger did not answer (%s)", e.toString());
            return Proof.without(Proof.Status.UNAVAILABLE);
        }
    }

    private Proof prove(LedgerService.Entry entry) {
        var checkpoint = ledger.checkpoint();
        var size = size(checkpoint);
        return entry.index() >= size
                ? Proof.without(Proof.Status.PENDING)
                : new Proof(Proof.Status.INCLUDED, entry.leaf(), ledger.inclusion(entry.index(), size), checkpoint);
    }

    /** The second line of a checkpoint (C2SP tlog-checkpoint). */
    private static long size(String checkpoint) {
        return Long.parseLong(checkpoint.lines().skip(1).findFirst().orElseThrow());
    }

    private Optional<Proof> find(UUID event) {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select leaf, inclusion, checkpoint from erasure_proof where event = ?")) {
            select.setObject(1, event);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Proof(
                                Proof.Status.INCLUDED,
                                row.getString(1),
                                json.readTree(row.getString(2)),
                                row.getString(3)))
                        : Optional.empty();
            }
        } catch (SQLException | JsonProcessingException e) {
            throw Erasures.unreachable(e);
        }
    }

    private void keep(UUID event, Proof proof) {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into erasure_proof (event, leaf, inclusion, checkpoint) values (?, ?, ?, ?)
                        on conflict do nothing
                        """)) {
            insert.setObject(1, event);
            insert.setString(2, proof.leaf());
            insert.setString(3, json.writeValueAsString(proof.inclusion()));
            insert.setString(4, proof.checkpoint());
            insert.executeUpdate();
        } catch (SQLException | JsonProcessingException e) {
            throw Erasures.unreachable(e);
        }
    }
}

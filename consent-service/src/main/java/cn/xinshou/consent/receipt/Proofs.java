package cn.xinshou.consent.receipt;

import cn.xinshou.consent.receipt.Receipts.Receipt;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** Fetches the ledger's proof for a receipt once, and keeps it. A receipt is handed out with or without one. */
@ApplicationScoped
class Proofs {

    private static final Logger LOG = Logger.getLogger(Proofs.class);

    private final LedgerService ledger;
    private final DataSource database;
    private final ObjectMapper json;
    private final Clock clock;
    private final String source;
    private final Duration rest;
    private volatile Instant restUntil = Instant.MIN;

    Proofs(
            @RestClient LedgerService ledger,
            DataSource database,
            ObjectMapper json,
            Clock clock,
            @ConfigProperty(name = "xinshou.journal.source") String source,
            @ConfigProperty(name = "xinshou.consent.ledger-rest") Duration rest) {
        this.ledger = ledger;
        this.database = database;
        this.json = json;
        this.clock = clock;
        this.source = source;
        this.rest = rest;
    }

    Proof of(Receipt receipt) throws SQLException, JsonProcessingException {
        var kept = find(receipt.id());
        if (kept.isPresent()) {
            return kept.get();
        }
        if (receipt.event() == null) {
            return Proof.without(Proof.Status.NONE);
        }
        // A ledger that is away costs one reader its deadline and not every one.
        if (clock.instant().isBefore(restUntil)) {
            return Proof.without(Proof.Status.UNAVAILABLE);
        }
        var proof = fetch(receipt.event());
        if (proof.status() == Proof.Status.INCLUDED) {
            keep(receipt.id(), proof);
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
            restUntil = clock.instant().plus(rest);
            LOG.warnf("A receipt goes out without a proof: the ledger did not answer (%s)", e.toString());
            return Proof.without(Proof.Status.UNAVAILABLE);
        }
    }

    private Proof prove(LedgerService.Entry entry) {
        var checkpoint = ledger.checkpoint();
        var size = size(checkpoint);
        if (entry.index() >= size) {
            return Proof.without(Proof.Status.PENDING);
        }
        var parts = ledger.openings(entry.index()).parts();
        if (parts.isEmpty()) {
            return Proof.without(Proof.Status.NONE);
        }
        var opened = json.createObjectNode().put("leaf", entry.leaf());
        opened.putArray("parts").addAll(parts);
        return new Proof(
                Proof.Status.INCLUDED,
                opened,
                ledger.inclusion(entry.index(), size),
                checkpoint,
                ledger.key().strip());
    }

    /** The second line of a checkpoint (C2SP tlog-checkpoint). */
    private static long size(String checkpoint) {
        return Long.parseLong(checkpoint.lines().skip(1).findFirst().orElseThrow());
    }

    private Optional<Proof> find(UUID receipt) throws SQLException, JsonProcessingException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement(
                        "select entry, inclusion, checkpoint, ledger_key from receipt_proof where receipt = ?")) {
            select.setObject(1, receipt);
            try (var row = select.executeQuery()) {
                return row.next()
                        ? Optional.of(new Proof(
                                Proof.Status.INCLUDED,
                                json.readTree(row.getString(1)),
                                json.readTree(row.getString(2)),
                                row.getString(3),
                                row.getString(4)))
                        : Optional.empty();
            }
        }
    }

    private void keep(UUID receipt, Proof proof) throws SQLException, JsonProcessingException {
        try (var connection = database.getConnection();
                var insert = connection.prepareStatement("""
                        insert into receipt_proof (receipt, entry, inclusion, checkpoint, ledger_key) values (?, ?, ?, ?, ?)
                        on conflict do nothing
                        """)) {
            insert.setObject(1, receipt);
            insert.setString(2, json.writeValueAsString(proof.entry()));
            insert.setString(3, json.writeValueAsString(proof.inclusion()));
            insert.setString(4, proof.checkpoint());
            insert.setString(5, proof.ledgerKey());
            insert.executeUpdate();
        }
    }
}

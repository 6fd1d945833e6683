package cn.xinshou.identity.delivery;

import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/** All that is, or was, on its way. */
@ApplicationScoped
public class Deliveries implements PanacheRepositoryBase<Delivery, UUID> {

    // What follows something else of the same person to the same recipient waits for it: a correction never arrives
    // first.
    private static final String CLAIM = """
            update delivery set next_try = ?, tries = tries + 1
            where id in (select d.id from delivery d
                         where d.next_try <= ? and (d.cause = 'TRANSFER' or not exists (
                             select 1 from delivery e
                             where e.subject = d.subject and e.recipient = d.recipient and e.state = 'WAITING' and e.seq < d.seq))
                         order by d.next_try limit ? for update skip locked)
            returning id
            """;

    private final Seals seals;
    private final Journal journal;
    private final ObjectMapper json;

    Deliveries(Seals seals, Journal journal, ObjectMapper json) {
        this.seals = seals;
        this.journal = journal;
        this.json = json;
    }

    /** Puts a parcel on its way, in the transaction that decided so. */
    @Transactional(TxType.MANDATORY)
    public void put(Parcel parcel, Seal seal) {
        var address = parcel.address();
        persist(new Delivery(
                parcel,
                address == null ? null : close(seal, parcel.id(), "address", address),
                close(seal, parcel.id(), "content", parcel.content())));
        journal.append(new DeliveryEvent.Released(
                parcel.subject(),
                parcel.id(),
                parcel.reference(),
                parcel.cause(),
                parcel.recipient(),
                parcel.purpose(),
                parcel.items(),
                parcel.at()));
    }

    /** What recipients of a kind hold, or will, newest first. */
    @Transactional(TxType.MANDATORY)
    public List<Handover> standing(UUID subject, Cause cause) {
        return list(
                        "subject = ?1 and cause = ?2 and state in (?3, ?4) order by seq desc",
                        subject,
                        cause,
                        DeliveryState.WAITING,
                        DeliveryState.DELIVERED)
                .stream()
                .map(this::handover)
                .toList();
    }

    /** Where it went, if the register does not know; empty if the person's key is gone. */
    @Transactional(TxType.MANDATORY)
    public Optional<JsonNode> address(UUID id) {
        return findByIdOptional(id)
                .flatMap(delivery ->
                        seals.of(delivery.subject()).flatMap(seal -> Optional.ofNullable(address(delivery, seal))));
    }

    /** Of one release or request. */
    @Transactional(TxType.MANDATORY)
    public List<Handover> of(UUID reference) {
        return list("reference = ?1 order by seq", reference).stream()
                .map(this::handover)
                .toList();
    }

    /** Who got what of a person, newest first, below the given number. */
    @Transactional(TxType.MANDATORY)
    public List<Handover> about(UUID subject, long before, int limit) {
        return find("subject = ?1 and seq < ?2 order by seq desc", subject, before)
                .page(Page.ofSize(limit))
                .list()
                .stream()
                .map(this::handover)
                .toList();
    }

    /** The signed receipt, if there is a delivery of that person that was acknowledged. */
    @Transactional(TxType.MANDATORY)
    Optional<byte[]> receipt(UUID subject, UUID id) {
        var delivery = findById(id);
        var receipt = delivery == null ? null : delivery.receipt();
        return delivery == null || receipt == null || !delivery.subject().equals(subject)
                ? Optional.empty()
                : seals.of(subject).map(seal -> seal.open(receipt, place(id, "receipt")));
    }

    Optional<Delivery> lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Takes those whose time has come; nobody else does until the lease is over. */
    @Transactional
    List<UUID> claim(Instant now, Instant leasedUntil, int most) {
        return getEntityManager().unwrap(Session.class).doReturningWork(connection -> {
            try (var update = connection.prepareStatement(CLAIM)) {
                update.setObject(1, leasedUntil.atOffset(ZoneOffset.UTC));
                update.setObject(2, now.atOffset(ZoneOffset.UTC));
                update.setInt(3, most);
                try (var rows = update.executeQuery()) {
                    var claimed = new ArrayList<UUID>();
                    while (rows.next()) {
                        claimed.add(rows.getObject(1, UUID.class));
                    }
                    return claimed;
                }
            }
        });
    }

    /** Empty if the person's key, or the content, is gone. */
    @Transactional
    Optional<Parcel> open(UUID id) {
        return findByIdOptional(id)
                .flatMap(delivery -> seals.of(delivery.subject()).flatMap(seal -> parcel(delivery, seal)));
    }

    /** @param seal of the person; the name that they gave cannot be told without */
    private Handover handover(Delivery delivery) {
        var seal = delivery.name() == null ? seals.of(delivery.subject()).orElse(null) : null;
        return Handover.of(delivery, seal == null ? null : address(delivery, seal));
    }

    private Optional<Parcel> parcel(Delivery delivery, Seal seal) {
        return Optional.ofNullable(delivery.content())
                .map(content -> new Parcel(
                        delivery.id(),
                        delivery.subject(),
                        delivery.cause(),
                        delivery.reference(),
                        delivery.corrects(),
                        delivery.recipient(),
                        delivery.name(),
                        delivery.purpose(),
                        delivery.items(),
                        delivery.version(),
                        address(delivery, seal),
                        open(seal, delivery.id(), "content", content),
                        delivery.at()));
    }

    private @Nullable JsonNode address(Delivery delivery, Seal seal) {
        var address = delivery.address();
        return address == null ? null : open(seal, delivery.id(), "address", address);
    }

    private byte[] close(Seal seal, UUID id, String part, JsonNode content) {
        try {
            return seal.close(json.writeValueAsBytes(content), place(id, part));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private JsonNode open(Seal seal, UUID id, String part, byte[] sealed) {
        try {
            return json.readTree(seal.open(sealed, place(id, part)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String place(UUID id, String part) {
        return "delivery/" + id + "/" + part;
    }
}

package cn.xinshou.identity.sealing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The data keys of all people. */
@ApplicationScoped
public class Seals implements PanacheRepositoryBase<PersonKey, UUID> {

    private final KeyEncryption keys;
    private final SealingConfig config;
    private final Gone gone;
    private final Clock clock;

    Seals(KeyEncryption keys, SealingConfig config, Gone gone, Clock clock) {
        this.keys = keys;
        this.config = config;
        this.gone = gone;
        this.clock = clock;
    }

    /**
     * The person's seal for writing, made at first use. Holds the person until the transaction ends: whatever changes a person's data takes
     * this first, so that two changes of one person never overlap, not even two first ones.
     *
     * @throws cn.xinshou.frontdoor.problem.Problem PERSON_ERASED if the person was erased: nothing is ever sealed for them again
     */
    @Transactional(TxType.MANDATORY)
    public Seal hold(UUID subject) {
        return openWhole(lock(subject).orElseGet(() -> {
            gone.lock(subject);
            gone.requireNotErased(subject);
            insertUnlessThere(subject);
            return lock(subject).orElseThrow();
        }));
    }

    /** Like {@link #hold}, but makes no key: whoever has none, or had theirs destroyed, stays without. */
    @Transactional(TxType.MANDATORY)
    public Optional<Seal> holdIfThere(UUID subject) {
        return lock(subject).map(this::openWhole);
    }

    /** The person's seal for reading; empty for somebody nothing was ever sealed for, or whose key was destroyed. */
    @Transactional(TxType.MANDATORY)
    public Optional<Seal> of(UUID subject) {
        return findByIdOptional(subject).map(this::open);
    }

    /** The seals of those people who have one. */
    @Transactional(TxType.MANDATORY)
    public Map<UUID, Seal> of(Collection<UUID> subjects) {
        var found = list("subject in ?1", subjects);
        var opened = keys.unwrap(
                Ring.PEOPLE,
                found.stream()
                        .map(key -> new KeyProvider.Locked(key.subject(), key.wrapped()))
                        .toList());
        var seals = new HashMap<UUID, Seal>();
        for (var i = 0; i < found.size(); i++) {
            seals.put(found.get(i).subject(), seal(found.get(i).subject(), opened.get(i)));
        }
        return seals;
    }

    private Optional<PersonKey> lock(UUID subject) {
        return findByIdOptional(subject, LockModeType.PESSIMISTIC_WRITE);
    }

    /** Waits for a transaction that is making the same key, and then leaves that one. */
    private void insertUnlessThere(UUID subject) {
        var wrapped = keys.wrap(Ring.PEOPLE, DataKey.random(), subject);
        getEntityManager()
                .createNativeQuery("insert into person_key (subject, key_id, wrapped, created_at) values (?, ?, ?, ?)"
                        + " on conflict (subject) do nothing")
                .setParameter(1, subject)
                .setParameter(2, wrapped.keyId())
                .setParameter(3, wrapped.bytes())
                .setParameter(4, clock.instant())
                .executeUpdate();
    }

    private Seal open(PersonKey key) {
        return seal(key.subject(), keys.unwrap(Ring.PEOPLE, key.wrapped(), key.subject()));
    }

    /** Whoever writes may need a part that a key from before there were two ciphers lacks; the person is held, so that it comes once. */
    private Seal openWhole(PersonKey key) {
        var dataKey = keys.unwrap(Ring.PEOPLE, key.wrapped(), key.subject());
        if (!dataKey.isWhole()) {
            // It may have been read before it was locked, and completed in between.
            getEntityManager().refresh(key);
            dataKey = keys.unwrap(Ring.PEOPLE, key.wrapped(), key.subject()).completed();
            key.wrap(keys.wrap(Ring.PEOPLE, dataKey, key.subject()));
        }
        return seal(key.subject(), dataKey);
    }

    private Seal seal(UUID subject, DataKey dataKey) {
        return new Seal(subject, dataKey, config.cipher());
    }
}

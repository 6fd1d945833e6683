package cn.xinshou.audit.login;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class Logins implements PanacheRepositoryBase<Login, UUID> {

    private final EntityManager entities;

    Logins(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Until the transaction ends no other login of these accounts is assessed. Always in the same order, so that two batches
     * cannot wait for each other.
     */
    void lock(Collection<Attempt> attempts) {
        attempts.stream()
                .map(attempt -> ByteBuffer.wrap(attempt.account()).getLong())
                .distinct()
                .sorted()
                .forEach(account -> entities.createNativeQuery("select 1 from pg_advisory_xact_lock(?)")
                        .setParameter(1, account)
                        .getResultList());
    }

    /** The account's failures in [since, until], oldest first. */
    List<Situation.Failure> failures(byte[] account, Instant since, Instant until) {
        return list("account = ?1 and success = false and at >= ?2 and at <= ?3 order by at", account, since, until)
                .stream()
                .map(login -> new Situation.Failure(login.at(), HexFormat.of().formatHex(login.device())))
                .toList();
    }

    /** The person's logins, newest first: ids are in order of time. */
    List<Login> of(UUID subject, @Nullable UUID before, int limit) {
        var found = before == null
                ? find("subject = ?1 order by id desc", subject)
                : find("subject = ?1 and id < ?2 order by id desc", subject, before);
        return found.page(0, limit).list();
    }

    void keepAddress(Attempt attempt, Instant dropAfter) {
        entities.createNativeQuery("insert into login_address (login, sealed, drop_after) values (?, ?, ?)")
                .setParameter(1, attempt.id())
                .setParameter(2, attempt.sealedAddress())
                .setParameter(3, dropAfter)
                .executeUpdate();
    }

    /** When the last address of the person goes; empty if none is kept. */
    Optional<Instant> lastAddressOf(UUID subject) {
        var last = entities.createNativeQuery(
                        "select max(a.drop_after) from login_address a join login l on l.id = a.login where l.subject = ?",
                        Instant.class)
                .setParameter(1, subject)
                .getSingleResult();
        return Optional.ofNullable((Instant) last);
    }

    /** Waits until no login of the person's accounts is being assessed. */
    void lockAccountsOf(UUID subject) {
        entities.createNativeQuery("""
                        select 1 from (
                            select distinct cast(cast('x' || encode(substring(account from 1 for 8), 'hex') as bit(64)) as bigint) as key
                            from login where subject = ? order by 1) accounts, lateral pg_advisory_xact_lock(key)""").setParameter(1, subject).getResultList();
    }

    void forgetProfilesOf(UUID subject) {
        entities.createNativeQuery(
                        "delete from login_profile where account in (select account from login where subject = ?)")
                .setParameter(1, subject)
                .executeUpdate();
    }

    /** What is left is when, and under which account; it goes with its address. */
    void bareThoseOf(UUID subject) {
        entities.createNativeQuery("""
                        delete from login where subject = ? and not exists (select 1 from login_address a where a.login = login.id)""").setParameter(1, subject).executeUpdate();
        entities.createNativeQuery("""
                        update login set subject = null, device = '', network = '', country = null, province = null, city = null,
                            carrier = null, client = '/', score = 0, level = 'none', detectors = '{}', alert = null, forgotten = true
                        where subject = ?""").setParameter(1, subject).executeUpdate();
        entities.clear();
    }

    void dropBareOnes() {
        entities.createNativeQuery(
                        "delete from login where forgotten and not exists (select 1 from login_address a where a.login = login.id)")
                .executeUpdate();
    }

    int dropAddresses(Instant now) {
        return entities.createNativeQuery("delete from login_address where drop_after < ?")
                .setParameter(1, now)
                .executeUpdate();
    }
}

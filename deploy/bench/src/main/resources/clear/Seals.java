package cn.xinshou.identity.sealing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Nobody has a key, so none is read and none opened. */
public class Seals implements PanacheRepositoryBase<PersonKey, UUID> {

    /** For the container, which makes one where it is packaged. */
    public Seals() {}

    Seals(KeyEncryption keys, SealingConfig config, Gone gone, Clock clock) {}

    public Seal hold(UUID subject) {
        return new Seal(subject, null, null);
    }

    public Optional<Seal> holdIfThere(UUID subject) {
        return of(subject);
    }

    public Optional<Seal> of(UUID subject) {
        return Optional.of(hold(subject));
    }

    public Map<UUID, Seal> of(Collection<UUID> subjects) {
        var seals = new HashMap<UUID, Seal>();
        subjects.forEach(subject -> seals.put(subject, hold(subject)));
        return seals;
    }
}

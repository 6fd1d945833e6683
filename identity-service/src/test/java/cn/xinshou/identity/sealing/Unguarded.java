package cn.xinshou.identity.sealing;

import jakarta.persistence.EntityManager;
import java.util.UUID;

/** Looks whether somebody was erased and holds nobody: what the service would be without the guard. */
public final class Unguarded extends Gone {

    public Unguarded(EntityManager entities) {
        super(entities);
    }

    @Override
    public boolean stays(UUID subject) {
        return !isErased(subject);
    }
}

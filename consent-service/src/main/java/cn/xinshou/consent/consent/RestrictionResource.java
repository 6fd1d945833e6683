package cn.xinshou.consent.consent;

import cn.xinshou.frontdoor.idempotency.Idempotent;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** The restriction a person put on the handling of their data (PIPL 44): whoever set it can lift it, by one call and without a reason. */
@Path("/subjects/{subject}/restriction")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class RestrictionResource {

    record Done(boolean restricted, String revision) {}

    private final ChangePerson change;

    RestrictionResource(ChangePerson change) {
        this.change = change;
    }

    @DELETE
    @Idempotent
    public Done lift(UUID subject) {
        var person = change.change(subject, PersonChange.RELEASED);
        return new Done(person.restricted(), Long.toString(person.revision()));
    }
}

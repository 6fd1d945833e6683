package cn.xinshou.identity.school;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** The organisation takes a delegation back. */
@Path("/delegations/{id}/revoke")
@RolesAllowed({"platform", "privacy-officer"})
@RunOnVirtualThread
class RevokeResource {

    /** @param erased entries that nobody had confirmed */
    record Revoked(UUID id, String state, int erased) {}

    private final RevokeDelegation revoke;
    private final Caller caller;

    RevokeResource(RevokeDelegation revoke, Caller caller) {
        this.revoke = revoke;
        this.caller = caller;
    }

    @POST
    @Idempotent
    public Revoked revoke(UUID id) {
        return new Revoked(id, "revoked", revoke.revoke(id, caller.id()));
    }
}

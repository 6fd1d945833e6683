package cn.xinshou.identity.transfer;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** Whom a person has their data sent to, what was found of the four conditions, and how far it has come. */
@Path("/requests/{id}/transfer")
@RolesAllowed({"data-subject", "privacy-officer"})
@RunOnVirtualThread
class TransferResource {

    private final PrepareTransfer prepare;

    TransferResource(PrepareTransfer prepare) {
        this.prepare = prepare;
    }

    @GET
    public TransferView look(UUID id) {
        return prepare.look(id);
    }

    /** No idempotency key: the answer would be kept, and it names whom the person chose. Putting twice is putting once. */
    @PUT
    public TransferView name(UUID id, @Valid @NotNull Target target) {
        return prepare.name(id, target);
    }

    @PUT
    @Path("/conditions")
    @RolesAllowed("privacy-officer")
    public TransferView find(UUID id, @Valid @NotNull Conditions conditions) {
        return prepare.find(id, conditions);
    }
}

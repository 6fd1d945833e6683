package cn.xinshou.identity.request.handout;

import cn.xinshou.identity.request.handout.MakePackage.MadePackage;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jboss.resteasy.reactive.ResponseStatus;

/** The package that answers a request: fetched at once, or made to be fetched by a link and opened with a passphrase. */
@Path("/requests/{id}/package")
@RolesAllowed("data-subject")
@RunOnVirtualThread
class PackageResource {

    private final TakePackage take;
    private final MakePackage make;

    PackageResource(TakePackage take, MakePackage make) {
        this.take = take;
        this.make = make;
    }

    @GET
    @Produces({"application/zip", MediaType.APPLICATION_OCTET_STREAM})
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"personal-copy.zip\"")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public byte[] takePackage(UUID id) {
        return take.take(id);
    }

    /** No idempotency key: its answer is a secret, which is kept nowhere; doing it again makes another link in place of this one. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed({"data-subject", "privacy-officer"})
    public MadePackage make(UUID id, @Valid @NotNull PackageWanted wanted) {
        return make.make(wanted, id);
    }
}

package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** A person's own sanctions, with the reasons; the platform learns what to enforce, without them. */
@Path("/subjects/{subject}/sanctions")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class OwnSanctionsResource {

    private final ShowSanctions show;
    private final Caller caller;

    OwnSanctionsResource(ShowSanctions show, Caller caller) {
        this.show = show;
        this.caller = caller;
    }

    @GET
    public Page<SanctionView> own(UUID subject) {
        return Page.whole(show.of(subject, !caller.has("platform")));
    }
}

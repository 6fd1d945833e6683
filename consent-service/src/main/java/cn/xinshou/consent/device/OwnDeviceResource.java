package cn.xinshou.consent.device;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.sql.SQLException;
import java.util.UUID;

/** A person's devices, for that person alone: nobody else can prove to hold one. */
@Path("/subjects/{subject}/devices")
@RolesAllowed("data-subject")
@RunOnVirtualThread
class OwnDeviceResource {

    private final LinkDevice link;
    private final UnlinkDevice unlink;
    private final Links links;
    private final Caller caller;
    private final Heard heard;

    OwnDeviceResource(LinkDevice link, UnlinkDevice unlink, Links links, Caller caller, Heard heard) {
        this.link = link;
        this.unlink = unlink;
        this.links = links;
        this.caller = caller;
        this.heard = heard;
    }

    @GET
    public Page<Links.Link> all(UUID subject) throws SQLException {
        requireSelf(subject);
        return Page.whole(links.of(subject));
    }

    @PUT
    @Path("/{device}")
    public Links.Link link(UUID subject, UUID device) throws SQLException {
        requireSelf(subject);
        return link.link(subject, device, heard);
    }

    @DELETE
    @Path("/{device}")
    public void unlink(UUID subject, UUID device) throws SQLException {
        requireSelf(subject);
        unlink.unlink(subject, device);
    }

    private void requireSelf(UUID subject) {
        if (!caller.subject().equals(subject)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "The path names another person.");
        }
    }
}

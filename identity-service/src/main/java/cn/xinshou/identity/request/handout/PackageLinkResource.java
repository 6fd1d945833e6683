package cn.xinshou.identity.request.handout;

import cn.xinshou.identity.request.deadline.RequestClock;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import org.jboss.resteasy.reactive.ResponseHeader;

/** Where links to packages lead. Whoever has the link is who it was handed to; looking takes nothing. */
@Path("/packages/{token}")
@PermitAll
@RunOnVirtualThread
class PackageLinkResource {

    /** @param signIn whether it is for the person alone, signed in */
    record View(Instant until, boolean taken, boolean signIn) {}

    @CheckedTemplate(basePath = "")
    static class Templates {

        private Templates() {}

        static native TemplateInstance packageLink(boolean open, String until);
    }

    private final TakeLinkedPackage take;
    private final RequestClock clock;

    PackageLinkResource(TakeLinkedPackage take, RequestClock clock) {
        this.take = take;
        this.clock = clock;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public View look(String token) {
        var link = take.look(token);
        return new View(link.until(), link.takenAt() != null, link.personal());
    }

    @GET
    @Produces(MediaType.TEXT_HTML)
    public String page(String token) {
        var link = take.look(token);
        return Templates.packageLink(link.isOpen(clock.now()), clock.inChina(link.until()))
                .render();
    }

    @POST
    @Produces({"application/zip", MediaType.APPLICATION_OCTET_STREAM})
    @ResponseHeader(name = "Content-Disposition", value = "attachment; filename=\"personal-copy.zip\"")
    @ResponseHeader(name = "Cache-Control", value = "no-store")
    public byte[] take(String token) {
        return take.take(token);
    }
}

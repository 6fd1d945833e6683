package cn.xinshou.consent.device;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * What is declared about signals: support of Global Privacy Control, and the tracking status of Tracking Preference Expression (6.3, 6.4). The
 * answers are the files that the platform puts on its own origin, byte for byte.
 */
@Path("/.well-known")
@PermitAll
@RunOnVirtualThread
class WellKnownResource {

    static final String TRACKING_STATUS = "application/tracking-status+json";

    private final byte[] gpc = file("gpc.json");
    private final byte[] site = file("dnt/index.json");
    private final byte[] consented = file("dnt/consented.json");

    @GET
    @Path("/gpc.json")
    @Produces(MediaType.APPLICATION_JSON)
    public byte[] gpc() {
        return gpc;
    }

    @GET
    @Path("/dnt/")
    @Produces(TRACKING_STATUS)
    public byte[] site() {
        return site;
    }

    /** For a device on which something was agreed to. */
    @GET
    @Path("/dnt/consented")
    @Produces(TRACKING_STATUS)
    public byte[] consented() {
        return consented;
    }

    private static byte[] file(String name) {
        var path = "/platform/.well-known/" + name;
        try (var file = WellKnownResource.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException(path + " is missing in the jar");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

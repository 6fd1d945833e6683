package cn.xinshou.frontdoor;

import io.quarkus.security.PermissionsAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;

@Path("/people/{subject}/diary")
@PermissionsAllowed("act-for-subject")
public class DiaryResource {

    @POST
    @Path("/pages")
    public String write(UUID subject, @RestQuery String title, String body) {
        return subject + " " + title + " " + body;
    }
}

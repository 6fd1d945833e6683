package cn.xinshou.consent.lists;

import cn.xinshou.consent.Language;
import io.quarkus.qute.TemplateInstance;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** A person's own lists, for the person and for the platform that acts for them. */
@Path("/subjects/{subject}/lists")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class PersonalListsResource {

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5";

    private final DrawUpLists lists;

    PersonalListsResource(DrawUpLists lists) {
        this.lists = lists;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    public PersonalLists data(
            UUID subject, @QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers)
            throws SQLException {
        return lists.of(subject, Language.preferred(asked, headers.getAcceptableLanguages()));
    }

    @GET
    @Produces(HTML)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "private, no-store")
    public TemplateInstance page(
            UUID subject, @QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers)
            throws SQLException {
        var language = Language.preferred(asked, headers.getAcceptableLanguages());
        return ListsPage.of(lists.of(subject, language), language);
    }
}

package cn.xinshou.identity.reading;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Shows a person who read what of theirs, when and why. */
@Path("/profiles/{subject}/readers")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class ReadersResource {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            Instant at,
            List<String> items,
            String purpose,
            @JsonProperty("case") @Nullable String caseId,
            String reader,
            String role,
            boolean unmasked) {

        static View of(Reading reading) {
            return new View(
                    reading.at(),
                    reading.items(),
                    reading.purpose(),
                    reading.caseId(),
                    reading.reader(),
                    reading.role(),
                    reading.unmasked());
        }
    }

    private final Readings readings;

    ReadersResource(Readings readings) {
        this.readings = readings;
    }

    @GET
    public Page<View> readers(
            UUID subject, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        var found = readings.of(subject, LogCursor.before(cursor), limit + 1);
        return Page.of(found, limit, reading -> Cursor.encode(reading.id())).map(View::of);
    }
}

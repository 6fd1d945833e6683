package cn.xinshou.frontdoor;

import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** A service in miniature, to knock at its door. */
@Path("/subjects/{subject}/notes")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
public class NoteResource {

    public record Draft(@NotNull @ValidText(max = 40) String text, int weight, Instant at, List<String> tags) {}

    public record Note(long id, String text) {}

    private final DataSource database;

    NoteResource(DataSource database) {
        this.database = database;
    }

    @POST
    @Idempotent
    @Transactional
    @ResponseStatus(201)
    public Note write(UUID subject, @Valid @NotNull Draft draft) throws SQLException {
        if (draft.text().equals("fail")) {
            throw new IllegalStateException("secret " + draft.text());
        }
        try (var connection = database.getConnection();
                var insert =
                        connection.prepareStatement("insert into note (subject, text) values (?, ?) returning id")) {
            insert.setObject(1, subject);
            insert.setString(2, draft.text());
            try (var inserted = insert.executeQuery()) {
                inserted.next();
                return new Note(inserted.getLong(1), draft.text());
            }
        }
    }

    @GET
    @Path("/count")
    public long count(UUID subject) throws SQLException {
        try (var connection = database.getConnection();
                var select = connection.prepareStatement("select count(*) from note where subject = ?")) {
            select.setObject(1, subject);
            try (var counted = select.executeQuery()) {
                counted.next();
                return counted.getLong(1);
            }
        }
    }

    public enum Order {
        OLDEST,
        NEWEST;

        public static Order fromString(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    @GET
    public Page<Integer> page(
            UUID subject,
            @QueryParam("limit") @DefaultValue("50") @PageSize int limit,
            @QueryParam("since") @Nullable Instant since,
            @QueryParam("order") @Nullable Order order) {
        return Page.whole(List.of(limit));
    }
}

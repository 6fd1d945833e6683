package cn.xinshou.frontdoor;

import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.journal.DeadLetters;
import cn.xinshou.journal.DeadLetters.DeadLetter;
import cn.xinshou.journal.UnreadableEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a service could not take in from the others, for those who operate it. */
@Path("/dead-letters")
@RolesAllowed("operator")
@RunOnVirtualThread
class DeadLetterResource {

    private final DeadLetters letters;

    DeadLetterResource(DeadLetters letters) {
        this.letters = letters;
    }

    @GET
    public Page<DeadLetter> newest(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        var before =
                Optional.ofNullable(cursor).map(c -> uuid(Cursor.decode(c, 1).getFirst()));
        return Page.of(letters.newest(before, limit + 1), limit, letter -> Cursor.encode(letter.id()));
    }

    @POST
    @Path("/{id}/replay")
    public void replay(UUID id) {
        try {
            letters.replay(id);
        } catch (NoSuchElementException e) {
            throw Problem.of(
                    CommonProblem.NOT_FOUND, "There is no such dead letter, or nobody listens for it any more.");
        } catch (UnreadableEvent e) {
            throw Problem.of(CommonProblem.CONFLICT, "It still cannot be read. Mend the reader or the producer first.");
        }
    }

    private static UUID uuid(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }
}

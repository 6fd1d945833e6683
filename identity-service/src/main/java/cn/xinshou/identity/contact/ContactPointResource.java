package cn.xinshou.identity.contact;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Why;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.UUID;

/** Hands contact points to breach-notifier, a line of JSON for each person. */
@Path("/contact-points")
@RolesAllowed("service-breach")
@RunOnVirtualThread
class ContactPointResource {

    /** One transaction reads so many people: two queries, and a few hundred facts that commit together. */
    private static final int BATCH = 200;

    record Wanted(
            @NotEmpty @Size(max = 10_000) List<@NotNull UUID> subjects,
            @NotNull @ValidText(max = 64) String purpose,

            @NotNull @ValidText(max = 128) @JsonProperty("case")
            String caseId) {}

    private final ReadContactPoints read;
    private final ObjectMapper json;
    private final Caller caller;

    ContactPointResource(ReadContactPoints read, ObjectMapper json, Caller caller) {
        this.read = read;
        this.json = json;
        this.caller = caller;
    }

    /** Begins to answer only once the first people are read: what fails before that is a problem and not half a stream. */
    @POST
    @Produces({"application/x-ndjson", "application/ndjson", "application/json"})
    public StreamingOutput contactPoints(@Valid @NotNull Wanted wanted) {
        var purpose = ContactPurpose.of(wanted.purpose())
                .orElseThrow(() -> Problem.of(
                                IdentityProblem.PURPOSE_NOT_ALLOWED_HERE,
                                "Contact points are for notices that a law demands and for answers to requests.")
                        .field("purpose", "must be " + ContactPurpose.all()));
        var why = new Why(purpose.word(), wanted.caseId());
        var reader = Actor.of(caller);
        var subjects = wanted.subjects();
        var first = read.read(subjects.subList(0, Math.min(BATCH, subjects.size())), purpose, why, reader);
        return out -> {
            write(out, first);
            for (var from = BATCH; from < subjects.size(); from += BATCH) {
                write(
                        out,
                        read.read(
                                subjects.subList(from, Math.min(from + BATCH, subjects.size())), purpose, why, reader));
            }
        };
    }

    private void write(OutputStream out, List<ContactPoint> points) throws IOException {
        for (var point : points) {
            out.write(json.writeValueAsBytes(point));
            out.write('\n');
        }
        out.flush();
    }
}

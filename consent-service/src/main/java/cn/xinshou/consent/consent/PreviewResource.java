package cn.xinshou.consent.consent;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an act would mean, before the person decides on it. Changes nothing. */
@Path("/subjects/{subject}/preview")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class PreviewResource {

    private final Previews previews;
    private final Consents consents;
    private final Questions questions;
    private final VersionsNow versions;

    PreviewResource(Previews previews, Consents consents, Questions questions, VersionsNow versions) {
        this.previews = previews;
        this.consents = consents;
        this.questions = questions;
        this.versions = versions;
    }

    @GET
    public Preview preview(
            UUID subject,
            @QueryParam("act") @Nullable String act,
            @QueryParam("purpose") @Token @Nullable String purpose,
            @QueryParam("version") @Token @Nullable String version) {
        var wanted = act(act);
        if (wanted == Preview.Act.withdraw) {
            if (purpose == null) {
                throw Problem.of(CommonProblem.INVALID_REQUEST, "Say which consent would be withdrawn.")
                        .field("purpose", "is required with act=withdraw");
            }
            if (consents.find(subject, purpose).isEmpty()) {
                questions.everAsked(purpose);
            }
        }
        if (version != null && wanted != Preview.Act.decline) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Leave version out: only a version can be declined.")
                    .field("version", "is for act=decline");
        }
        return previews.of(subject, wanted, wanted == Preview.Act.withdraw ? purpose : null, decided(version));
    }

    /** The version in force, unless one that is yet to come is named. */
    private int decided(@Nullable String version) {
        if (version != null && questions.upcoming(version).isEmpty()) {
            questions.inForce(version, "version");
        }
        return version == null ? versions.current() : versions.all().rank(version);
    }

    private static Preview.Act act(@Nullable String word) {
        try {
            return Preview.Act.fromString(word == null ? "" : word);
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Ask with act=decline, withdraw or close-account.")
                    .field("act", "must be decline, withdraw or close-account");
        }
    }
}

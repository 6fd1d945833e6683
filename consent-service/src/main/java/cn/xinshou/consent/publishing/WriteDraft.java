package cn.xinshou.consent.publishing;

import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.problem.ConsentProblem;
import cn.xinshou.frontdoor.IfMatch;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import java.time.Clock;
import org.jspecify.annotations.Nullable;

/** An editor writes a version down, or writes it anew. Only what holds together is kept. */
@ApplicationScoped
class WriteDraft {

    /** What is written: the form it was sent in, and what it says. */
    record Written(JsonNode body, DraftDocument document) {}

    private final Drafts drafts;
    private final Policies policies;
    private final Clock clock;

    WriteDraft(Drafts drafts, Policies policies, Clock clock) {
        this.drafts = drafts;
        this.policies = policies;
        this.clock = clock;
    }

    /**
     * @param replacing null to begin a version, which must not be there; else the version to be written anew
     * @param ifMatch of the draft that is written anew
     * @throws Problem POLICY_VERSION_TAKEN if the version is published, or begun by another hand or with other words
     */
    @Transactional
    public Draft write(Written written, @Nullable String replacing, @Nullable String ifMatch, String editor)
            throws SQLException {
        var document = written.document();
        var version = document.version();
        if (policies.find(version).isPresent()) {
            throw taken("was published and can never be changed; choose another");
        }
        DraftRules.texts(document, clock.instant());
        if (replacing == null) {
            return begin(written, editor);
        }
        if (!replacing.equals(version)) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "A draft keeps its version; begin another one by POST.")
                    .field("version", "is not the one in the path");
        }
        var before = drafts.lock(version).orElseThrow(() -> DraftResource.unknown());
        IfMatch.require(ifMatch, before.revision());
        if (before.body().equals(written.body())) {
            return before;
        }
        drafts.replace(version, DraftReader.write(written.body()), editor, clock.instant());
        return drafts.lock(version).orElseThrow();
    }

    private Draft begin(Written written, String author) throws SQLException {
        var version = written.document().version();
        var added = drafts.add(version, DraftReader.write(written.body()), author, clock.instant());
        var draft = drafts.lock(version).orElseThrow();
        // The same draft sent again by the same person is the same draft.
        if (!added && !(draft.author().equals(author) && draft.body().equals(written.body()))) {
            throw taken("has a draft; change that by PUT /policies/{version} with If-Match");
        }
        return draft;
    }

    private static Problem taken(String why) {
        return Problem.of(ConsentProblem.POLICY_VERSION_TAKEN, "Choose a version that is not there yet.")
                .field("version", why);
    }
}

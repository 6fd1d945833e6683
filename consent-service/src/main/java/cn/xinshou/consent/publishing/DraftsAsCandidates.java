package cn.xinshou.consent.publishing;

import cn.xinshou.consent.policy.Candidates;
import cn.xinshou.consent.policy.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;

/** Whom a draft would touch can be counted before anybody publishes it. */
@ApplicationScoped
class DraftsAsCandidates implements Candidates {

    private final Drafts drafts;
    private final ReviewDraft review;

    DraftsAsCandidates(Drafts drafts, ReviewDraft review) {
        this.drafts = drafts;
        this.review = review;
    }

    @Override
    public Optional<Policy> find(String version) {
        try {
            return drafts.find(version).map(review::candidate);
        } catch (SQLException e) {
            throw new IllegalStateException("the drafts cannot be read", e);
        }
    }
}

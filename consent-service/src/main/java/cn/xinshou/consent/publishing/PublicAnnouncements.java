package cn.xinshou.consent.publishing;

import cn.xinshou.consent.policy.Announcements;
import cn.xinshou.consent.policy.Policies;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.Optional;
import java.util.SortedSet;

/** What publishing a version meant, for other features. */
@ApplicationScoped
class PublicAnnouncements implements Announcements {

    private final Policies policies;
    private final Publications publications;
    private final EventsSince events;

    PublicAnnouncements(Policies policies, Publications publications, EventsSince events) {
        this.policies = policies;
        this.publications = publications;
        this.events = events;
    }

    @Override
    public Optional<Announcement> find(String version) {
        var policy = policies.find(version);
        if (policy.isEmpty()) {
            return Optional.empty();
        }
        try {
            return publications.find(policy.get()).map(PublicAnnouncements::announcement);
        } catch (SQLException e) {
            throw new IllegalStateException("what was published cannot be read", e);
        }
    }

    @Override
    public SortedSet<Integer> sinceNewest() {
        try {
            return events.classes(policies.newest().version());
        } catch (SQLException e) {
            throw new IllegalStateException("what happened since cannot be read", e);
        }
    }

    private static Announcement announcement(Publication publication) {
        return new Announcement(
                publication.previous(),
                publication.major(),
                publication.classes(),
                publication.reducing(),
                publication.asked(),
                publication.reason(),
                publication.at());
    }
}

package cn.xinshou.consent.policy;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** What was said of a version when it was published: with what no computation from texts and data can see. */
public interface Announcements {

    /**
     * @param previous the version published before it
     * @param major whether people get the more prominent notice (promise P7.2)
     * @param classes which of the six kinds of major change, computed, from events and as the editor added
     * @param reducing whether it holds for a person only after explicit consent (promise P7.1)
     * @param asked the purposes for which people have to be asked
     * @param reason why an editor added classes
     */
    record Announcement(
            String previous,
            boolean major,
            SortedSet<Integer> classes,
            boolean reducing,
            SortedSet<String> asked,
            @Nullable String reason,
            Instant at) {}

    /** Empty for the shipped version, which nobody published, and for a draft. */
    Optional<Announcement> find(String version);

    /** The kinds of major change that came about by events since the newest version was published; a draft will bring them. */
    SortedSet<Integer> sinceNewest();
}

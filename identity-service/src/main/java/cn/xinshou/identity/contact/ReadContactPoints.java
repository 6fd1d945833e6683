package cn.xinshou.identity.contact;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.profile.OpenProfile;
import cn.xinshou.identity.profile.OpenProfiles;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Reads the contact points of some people. Each is a read that the person sees, like any other. */
@ApplicationScoped
class ReadContactPoints {

    /** Profiles hold no language; notices carry both, and this one comes first. */
    private static final String LANGUAGE = "zh";

    private final OpenProfiles profiles;
    private final Readings readings;
    private final DeskConfig desk;

    ReadContactPoints(OpenProfiles profiles, Readings readings, DeskConfig desk) {
        this.profiles = profiles;
        this.readings = readings;
        this.desk = desk;
    }

    /** @return one for each of the people, in their order */
    @Transactional
    List<ContactPoint> read(List<UUID> subjects, ContactPurpose purpose, Why why, Actor reader) {
        var found = profiles.of(subjects);

        // Sorted, so that two batches never wait for each other's people in turn.
        for (var profile : new TreeMap<>(found).values()) {
            var items = profile.values(purpose.items()).keySet();
            readings.note(profile.subject(), items.stream().map(Item::word).toList(), why, reader);
        }

        return subjects.stream().map(subject -> point(found, subject, purpose)).toList();
    }

    private ContactPoint point(Map<UUID, OpenProfile> found, UUID subject, ContactPurpose purpose) {
        var mail = desk.mail();
        if (subject.equals(desk.subject()) && mail.isPresent() && purpose == ContactPurpose.RIGHTS_REQUESTS) {
            return ContactPoint.ofTheDesk(subject, mail.get(), LANGUAGE);
        }
        var profile = found.get(subject);
        return profile == null ? ContactPoint.missing(subject) : ContactPoint.of(profile, purpose, LANGUAGE);
    }
}

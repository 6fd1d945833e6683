package cn.xinshou.identity.copy;

import cn.xinshou.identity.copy.Overview.Known;
import cn.xinshou.identity.copy.Overview.Newest;
import cn.xinshou.identity.delivery.Deliveries;
import cn.xinshou.identity.delivery.DeliveryState;
import cn.xinshou.identity.delivery.Handover;
import cn.xinshou.identity.profile.OpenProfile;
import cn.xinshou.identity.profile.OpenProfiles;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.FlushMode;
import org.hibernate.Session;

/**
 * Shows people what is held about them as it is now; what was, and the whole of long lists, stands in the copy. A look is a read like any other,
 * and stands in the next one.
 */
@ApplicationScoped
class ShowOverview {

    private static final int NEWEST = 50;

    private final OpenProfiles profiles;
    private final GatherCopy gather;
    private final HeldRequests requests;
    private final Deliveries deliveries;
    private final Readings readings;
    private final Session session;
    private final Clock clock;

    ShowOverview(
            OpenProfiles profiles,
            GatherCopy gather,
            HeldRequests requests,
            Deliveries deliveries,
            Readings readings,
            Session session,
            Clock clock) {
        this.profiles = profiles;
        this.gather = gather;
        this.requests = requests;
        this.deliveries = deliveries;
        this.readings = readings;
        this.session = session;
        this.clock = clock;
    }

    @Transactional
    public Overview show(UUID subject, Actor reader) {
        // Hundreds of rows are seen and none is changed: there is nothing to compare, neither before each query nor at
        // the end.
        session.setHibernateFlushMode(FlushMode.COMMIT);
        var recipients = deliveries.about(subject, Long.MAX_VALUE, NEWEST);
        var overview = new Overview(
                subject,
                clock.instant(),
                profiles.of(subject).map(profile -> known(profile, recipients)).orElse(List.of()),
                new Newest<>(gather.readers(subject, NEWEST), readings.count("subject", subject)),
                new Newest<>(recipients, deliveries.count("subject", subject)),
                gather.orders(subject),
                requests.of(subject));
        session.clear();
        readings.note(subject, overview.names(), Why.ownRight(), reader);
        return overview;
    }

    private List<Known> known(OpenProfile profile, List<Handover> recipients) {
        var givers = profiles.giversOf(profile.subject());
        return profile.items().entrySet().stream()
                .map(held -> new Known(
                        held.getKey().word(),
                        ItemLabel.of(held.getKey().word()),
                        held.getValue().value(),
                        held.getValue().purpose(),
                        held.getValue().since(),
                        Overview.Source.of(givers.get(held.getKey())),
                        told(held.getKey().word(), recipients)))
                .toList();
    }

    private static List<String> told(String item, List<Handover> recipients) {
        return recipients.stream()
                .filter(handover -> handover.state() == DeliveryState.DELIVERED
                        && handover.items().contains(item))
                .map(handover -> {
                    var name = handover.name();
                    return name == null ? handover.recipient() : name;
                })
                .distinct()
                .toList();
    }
}

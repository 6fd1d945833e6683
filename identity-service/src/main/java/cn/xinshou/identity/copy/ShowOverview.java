package cn.xinshou.identity.copy;

import cn.xinshou.identity.delivery.Deliveries;
import cn.xinshou.identity.delivery.DeliveryState;
import cn.xinshou.identity.delivery.Handover;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shows people what is held about them. A look at it is a read like any other, and stands in the next one. */
@ApplicationScoped
class ShowOverview {

    private static final int NEWEST = 50;

    private final GatherCopy gather;
    private final Deliveries deliveries;
    private final Readings readings;

    ShowOverview(GatherCopy gather, Deliveries deliveries, Readings readings) {
        this.gather = gather;
        this.deliveries = deliveries;
        this.readings = readings;
    }

    @Transactional
    public Overview show(UUID subject, Actor reader) {
        var copy = gather.newest(subject, NEWEST);
        var recipients = deliveries.about(subject, Long.MAX_VALUE, NEWEST);
        var sources = sources(copy.history());
        var read = readings.count("subject", subject);
        readings.note(subject, copy.names(), Why.ownRight(), reader);
        return new Overview(
                subject,
                copy.madeAt(),
                copy.items().stream()
                        .map(held -> new Overview.Known(
                                held.item(),
                                ItemLabel.of(held.item()),
                                held.value(),
                                held.purpose(),
                                held.since(),
                                sources.get(held.item()),
                                told(held.item(), recipients)))
                        .toList(),
                new Overview.Newest<>(copy.readers(), read),
                new Overview.Newest<>(recipients, deliveries.count("subject", subject)),
                copy.registrationOrders(),
                copy.requests());
    }

    /** Who made the newest change of each item. */
    private static Map<String, Overview.Source> sources(List<PersonalCopy.Change> history) {
        var sources = new HashMap<String, Overview.Source>();
        history.forEach(change -> sources.put(change.item(), new Overview.Source(change.role(), change.actor())));
        return sources;
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

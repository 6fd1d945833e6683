package cn.xinshou.identity.copy;

import cn.xinshou.identity.delivery.Deliveries;
import cn.xinshou.identity.order.RegistrationOrders;
import cn.xinshou.identity.profile.OpenProfile;
import cn.xinshou.identity.profile.OpenProfiles;
import cn.xinshou.identity.reading.Readings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Brings together what this service holds about a person, as it is at this moment. */
@ApplicationScoped
public class GatherCopy {

    private final OpenProfiles profiles;
    private final Readings readings;
    private final Deliveries deliveries;
    private final RegistrationOrders orders;
    private final HeldRequests requests;
    private final HeldSchoolEntries schoolEntries;
    private final HeldSanctions sanctions;
    private final Clock clock;

    GatherCopy(
            OpenProfiles profiles,
            Readings readings,
            Deliveries deliveries,
            RegistrationOrders orders,
            HeldRequests requests,
            HeldSchoolEntries schoolEntries,
            HeldSanctions sanctions,
            Clock clock) {
        this.profiles = profiles;
        this.readings = readings;
        this.deliveries = deliveries;
        this.orders = orders;
        this.requests = requests;
        this.schoolEntries = schoolEntries;
        this.sanctions = sanctions;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    public PersonalCopy gather(UUID subject) {
        return new PersonalCopy(
                PersonalCopy.FORMAT,
                subject,
                clock.instant(),
                profiles.of(subject).map(GatherCopy::items).orElse(List.of()),
                history(subject),
                readers(subject, Integer.MAX_VALUE),
                recipients(subject),
                orders(subject),
                requests.of(subject),
                requests.complaintsOf(subject),
                schoolEntries.of(subject),
                sanctions.of(subject));
    }

    private static List<PersonalCopy.HeldItem> items(OpenProfile profile) {
        return profile.items().entrySet().stream()
                .map(held -> new PersonalCopy.HeldItem(
                        held.getKey().word(),
                        held.getValue().value(),
                        held.getValue().purpose(),
                        held.getValue().since()))
                .toList();
    }

    private List<PersonalCopy.Change> history(UUID subject) {
        return profiles.historyOf(subject).stream()
                .map(change -> new PersonalCopy.Change(
                        change.at(),
                        change.version(),
                        change.item().word(),
                        change.action(),
                        change.value(),
                        change.purpose(),
                        change.actor(),
                        change.role(),
                        change.enteredBy(),
                        change.request()))
                .toList();
    }

    /** The newest of those who read it, so many. */
    List<PersonalCopy.Reader> readers(UUID subject, int most) {
        return readings.of(subject, Long.MAX_VALUE, most).stream()
                .map(read ->
                        new PersonalCopy.Reader(read.at(), read.items(), read.purpose(), read.reader(), read.role()))
                .toList();
    }

    private List<PersonalCopy.Recipient> recipients(UUID subject) {
        return deliveries.about(subject, Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                .map(handover -> new PersonalCopy.Recipient(
                        handover.at(),
                        handover.cause().word(),
                        handover.recipient(),
                        handover.name(),
                        handover.purpose(),
                        handover.items(),
                        handover.state().word(),
                        handover.endedAt(),
                        handover.receipt()))
                .toList();
    }

    List<PersonalCopy.Order> orders(UUID subject) {
        return orders.of(subject).stream()
                .map(order -> new PersonalCopy.Order(
                        order.orderId(), order.exam(), order.items(), order.from(), order.until()))
                .toList();
    }
}

package cn.xinshou.breach.delivery;

import cn.xinshou.breach.delivery.Carrier.CarrierAway;
import cn.xinshou.breach.delivery.ContactPoints.IdentityAway;
import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.breach.notice.NoticeContent;
import cn.xinshou.breach.notice.Notices;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** One batch from claim to result: claim, ask for addresses, embark a few, carry them, write down what came of it, next few. */
@ApplicationScoped
class DispatchRound {

    /** What all copies of one notice share. */
    private record Edition(String number, NoticeContent content) {}

    /** A copy whose address is known. */
    private record Ready(Claimed copy, Parcel parcel) {}

    private final ClaimDeliveries claim;
    private final EmbarkDeliveries embark;
    private final RecordResults record;
    private final ReleaseDeliveries release;
    private final ContactPoints contactPoints;
    private final Carrier carrier;
    private final Secrets secrets;
    private final Incidents incidents;
    private final Notices notices;
    private final DeliveryConfig config;
    private final String domain;

    DispatchRound(
            ClaimDeliveries claim,
            EmbarkDeliveries embark,
            RecordResults record,
            ReleaseDeliveries release,
            ContactPoints contactPoints,
            Carrier carrier,
            Secrets secrets,
            Incidents incidents,
            Notices notices,
            DeliveryConfig config,
            @ConfigProperty(name = "xinshou.mail.from") String from) {
        this.claim = claim;
        this.embark = embark;
        this.record = record;
        this.release = release;
        this.contactPoints = contactPoints;
        this.carrier = carrier;
        this.secrets = secrets;
        this.incidents = incidents;
        this.notices = notices;
        this.config = config;
        this.domain = from.substring(from.lastIndexOf('@') + 1);
    }

    /** @return whether there may be more to do at once */
    boolean run() {
        var lease = UUID.randomUUID();
        var claimed = claim.claim(lease);
        claimed.stream()
                .collect(Collectors.groupingBy(Claimed::notice))
                .values()
                .forEach(copies -> dispatch(copies, lease));
        return !claimed.isEmpty();
    }

    private void dispatch(List<Claimed> copies, UUID lease) {
        var edition = edition(copies.getFirst());
        try {
            var addresses = contactPoints.mailAddresses(
                    copies.stream().map(Claimed::subject).toList(), edition.number());
            var ready = new ArrayList<Ready>();
            var nowhere = new ArrayList<Result>();
            for (var copy : copies) {
                var address = addresses.get(copy.subject());
                if (address == null) {
                    nowhere.add(Result.unreachable(copy, "no-contact-point"));
                } else {
                    ready.add(new Ready(copy, parcel(copy, address, edition)));
                }
            }
            writeDown(nowhere, lease);
            carry(ready, lease);
        } catch (IdentityAway e) {
            release.release(copies, lease, "identity-away");
        }
    }

    private void carry(List<Ready> ready, UUID lease) {
        if (ready.isEmpty()) {
            return;
        }
        try (var line = carrier.open()) {
            for (var from = 0; from < ready.size(); from += config.embark()) {
                var few = ready.subList(from, Math.min(from + config.embark(), ready.size()));
                var going = embark.embark(few.stream().map(r -> label(r, line)).toList(), lease);
                carryFew(
                        few.stream()
                                .filter(r -> going.contains(r.copy().delivery()))
                                .toList(),
                        line,
                        lease);
                if (going.size() < few.size()) {
                    // Stopped, or the lease ran out: whatever has not embarked stays here.
                    release.release(copies(ready), lease, "held");
                    return;
                }
            }
        } catch (CarrierAway e) {
            release.release(copies(ready), lease, "mail-server-away");
        }
    }

    /** Results are written even if the line breaks in between: what was carried was carried. */
    private void carryFew(List<Ready> few, Carrier.Line line, UUID lease) throws CarrierAway {
        var results = new ArrayList<Result>();
        try {
            for (var one : few) {
                results.add(Result.of(one.copy(), line.carry(one.parcel())));
            }
        } finally {
            writeDown(results, lease);
        }
    }

    private void writeDown(List<Result> results, UUID lease) {
        if (!results.isEmpty()) {
            record.record(results, lease);
        }
    }

    private static List<Claimed> copies(List<Ready> ready) {
        return ready.stream().map(Ready::copy).toList();
    }

    private Edition edition(Claimed any) {
        return QuarkusTransaction.requiringNew()
                .call(() -> new Edition(
                        incidents.required(any.incident()).number(),
                        notices.required(any.incident(), any.notice()).content()));
    }

    private Parcel parcel(Claimed copy, String address, Edition edition) {
        return new Parcel(
                copy.delivery(),
                address,
                secrets.messageId(
                        copy.notice(), copy.subject(), carrier.channel().word(), domain),
                secrets.verificationCode(copy.incident(), copy.subject()),
                edition.number(),
                edition.content());
    }

    private Embarked label(Ready ready, Carrier.Line line) {
        var parcel = ready.parcel();
        return new Embarked(
                parcel.delivery(),
                parcel.code(),
                parcel.messageId(),
                line.bodyHash(parcel),
                MaskedAddress.of(parcel.address()),
                secrets.addressHash(parcel.address()));
    }
}

package cn.xinshou.identity.release;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.delivery.Cause;
import cn.xinshou.identity.delivery.Clearance;
import cn.xinshou.identity.delivery.Parcel;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.permission.Permission.Told;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.List;

/**
 * Between the decision and the try a person may have withdrawn, or the recipient have lost its agreement: consent-service is asked once more,
 * and without its answer everything stays here. That something is wrong is told even to somebody who may hear no new value.
 */
@ApplicationScoped
class ClearRelease implements Clearance {

    private static final String JSON = "application/json";

    private final KnownRecipients recipients;
    private final DecidedDisclosures disclosures;
    private final AskToRelease ask;
    private final Letters letters;

    ClearRelease(KnownRecipients recipients, DecidedDisclosures disclosures, AskToRelease ask, Letters letters) {
        this.recipients = recipients;
        this.disclosures = disclosures;
        this.ask = ask;
        this.letters = letters;
    }

    /** What carries an address goes to somebody whom the register does not know. */
    @Override
    public boolean isFor(Parcel parcel) {
        return parcel.cause() == Cause.RELEASE || parcel.cause() == Cause.CORRECTION && parcel.address() == null;
    }

    @Override
    public Verdict clear(Parcel parcel) {
        var recipient = recipients.find(parcel.recipient()).orElse(null);
        var endpoint = recipient == null ? null : recipient.endpoint();
        if (recipient == null || endpoint == null) {
            return new NotNow("no-endpoint");
        }
        try {
            var told = ask(parcel);
            var refused = parcel.items().stream()
                    .filter(item -> told.items().stream().map(Item::word).noneMatch(item::equals))
                    .toList();
            return refused.isEmpty()
                    ? new Go(recipient.place(), endpoint, letters.bytes(parcel.content()), JSON)
                    : refused(parcel, refused, told.reason(), recipient.place(), endpoint);
        } catch (Problem e) {
            if (e.kind() == CommonProblem.UNAVAILABLE) {
                return new NotNow("unavailable");
            }
            throw e;
        }
    }

    private Verdict refused(Parcel parcel, List<String> refused, String reason, String place, URI endpoint) {
        if (parcel.cause() == Cause.RELEASE) {
            return new Never(reason.isEmpty() ? "item-not-allowed" : reason);
        }
        return new Go(place, endpoint, letters.bytes(letters.without(parcel.content(), refused)), JSON);
    }

    private Told ask(Parcel parcel) {
        var purpose = parcel.purpose();
        return ask.ask(
                parcel.subject(),
                purpose == null ? "" : purpose,
                parcel.recipient(),
                parcel.items(),
                disclosures.isByHuman(parcel.reference(), parcel.subject()));
    }
}

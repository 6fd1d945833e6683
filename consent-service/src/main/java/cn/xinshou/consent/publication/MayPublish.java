package cn.xinshou.consent.publication;

import cn.xinshou.consent.consent.WhereTheyStand;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Whether an approved publication still holds: one that rests on consent ends when the consent does (PIPL 15). */
@ApplicationScoped
class MayPublish {

    private final WhereTheyStand people;

    MayPublish(WhereTheyStand people) {
        this.people = people;
    }

    boolean now(Publication publication) {
        return publication.state() == PublicationState.APPROVED
                && (publication.kind() != PublicationKind.SEPARATE_CONSENT
                        || people.agreedToPublication(
                                publication.subject(), Objects.requireNonNull(publication.purpose())));
    }
}

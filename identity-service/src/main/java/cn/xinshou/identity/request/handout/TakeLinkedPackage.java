package cn.xinshou.identity.request.handout;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.copy.PackageLinks;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.request.Requests;
import cn.xinshou.identity.request.deadline.RequestClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Hands an encrypted package to whoever has its link, once; a person's own link to that person alone. */
@ApplicationScoped
class TakeLinkedPackage {

    private static final String BY_LINK = "link";

    private final PackageLinks links;
    private final Requests requests;
    private final Readings readings;
    private final Caller caller;
    private final RequestClock clock;

    TakeLinkedPackage(PackageLinks links, Requests requests, Readings readings, Caller caller, RequestClock clock) {
        this.links = links;
        this.requests = requests;
        this.readings = readings;
        this.caller = caller;
        this.clock = clock;
    }

    /** What is behind the link; changes nothing, because programs that look at mail follow links too. */
    @Transactional
    PackageLinks.Link look(String token) {
        var link = links.find(token).orElseThrow(TakeLinkedPackage::none);
        requireTheirs(link);
        return link;
    }

    /** @return the encrypted ZIP */
    @Transactional
    byte[] take(String token) {
        var request = requests.lock(
                        links.find(token).orElseThrow(TakeLinkedPackage::none).request())
                .orElseThrow(TakeLinkedPackage::none);
        var link = links.lock(token).orElseThrow(TakeLinkedPackage::none);
        requireTheirs(link);
        var now = clock.now();
        if (link.takenAt() != null) {
            throw Problem.of(IdentityProblem.PACKAGE_TAKEN, "Ask for another copy; it is free.");
        }
        if (!link.isOpen(now)) {
            throw Problem.of(IdentityProblem.PACKAGE_EXPIRED, "Ask for another copy; it is free.");
        }
        request.takePackage(now);
        var content = links.take(token, link, now).orElseThrow(TakeLinkedPackage::none);
        var reader = link.personal()
                ? Actor.of(caller)
                : new Actor(BY_LINK, request.asked().requester().word());
        readings.note(link.subject(), link.items(), Why.request(link.request().toString()), reader);
        return content;
    }

    private void requireTheirs(PackageLinks.Link link) {
        if (!link.personal() || caller.id().equals(link.subject().toString())) {
            return;
        }
        throw caller.id().equals("anonymous")
                ? Problem.of(CommonProblem.UNAUTHENTICATED, "Sign in as whoever asked for this package.")
                : Problem.of(IdentityProblem.PACKAGE_OF_ANOTHER, "Sign in as whoever asked for this package.");
    }

    private static Problem none() {
        return Problem.of(
                CommonProblem.NOT_FOUND, "There is no package behind this link, or a newer link took its place.");
    }
}

package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.copy.CopyArchive;
import cn.xinshou.identity.copy.Mark;
import cn.xinshou.identity.copy.PackageLinks;
import cn.xinshou.identity.copy.Passphrase;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;

/**
 * Makes a package that opens with a passphrase of the requester's choice alone, and a link that hands it out once. For those who cannot sign
 * in — next of kin, a guardian, somebody who lost their account — an officer makes it with the passphrase that they chose, and the link goes
 * to them: whoever comes by the link has nothing without the passphrase.
 */
@ApplicationScoped
class MakePackage {

    /** @param href where it is fetched, once; written down nowhere here */
    record MadePackage(URI href, Instant until, boolean signIn) {

        @Override
        public String toString() {
            return "MadePackage[" + until + "]";
        }
    }

    private final FindRequest find;
    private final PackageContent content;
    private final CopyArchive archive;
    private final PackageLinks links;
    private final Seals seals;
    private final Caller caller;
    private final RequestClock clock;

    MakePackage(
            FindRequest find,
            PackageContent content,
            CopyArchive archive,
            PackageLinks links,
            Seals seals,
            Caller caller,
            RequestClock clock) {
        this.find = find;
        this.content = content;
        this.archive = archive;
        this.links = links;
        this.seals = seals;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    MadePackage make(PackageResource.Wanted wanted, UUID id) {
        var request = find.forPersonOrDesk(id);
        var personal = !caller.has("privacy-officer");
        if (!personal && !request.channel().isAtTheDesk()) {
            throw Problem.of(
                    CommonProblem.FORBIDDEN,
                    "Whoever asked signed in can fetch it signed in; officers hand out what came to the desk.");
        }
        var now = clock.now();
        var open = request.requirePackage(now);
        var copy = content.of(request);
        var zip = archive.zip(
                copy,
                Mark.forPerson(request.subject(), caller.id(), now, request.id()),
                Passphrase.of(wanted.passphrase(), copy));
        var until = clock.linkUntil(now, open);
        var token = links.put(
                new PackageLinks.Link(request.id(), request.subject(), personal, copy.names(), until, null),
                zip,
                seals.hold(request.subject()));
        return new MadePackage(URI.create("/packages/" + token), until, personal);
    }
}

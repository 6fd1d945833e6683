package cn.xinshou.identity.request.handout;

import cn.xinshou.identity.copy.CopyArchive;
import cn.xinshou.identity.copy.Mark;
import cn.xinshou.identity.copy.PackageLinks;
import cn.xinshou.identity.copy.Passphrase;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.Requester;
import cn.xinshou.identity.request.correspondence.Tell;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;

/** Puts the package of a request behind a link that works once, and has whoever asked for themself mailed the link. */
@ApplicationScoped
public class PutPackage {

    /** @param href where it is fetched; written down nowhere here */
    public record Put(URI href, Instant until) {

        @Override
        public String toString() {
            return "Put[" + until + "]";
        }
    }

    private final PackageContent content;
    private final CopyArchive archive;
    private final PackageLinks links;
    private final Tell tell;
    private final Seals seals;
    private final RequestClock clock;

    PutPackage(
            PackageContent content,
            CopyArchive archive,
            PackageLinks links,
            Tell tell,
            Seals seals,
            RequestClock clock) {
        this.content = content;
        this.archive = archive;
        this.links = links;
        this.tell = tell;
        this.seals = seals;
        this.clock = clock;
    }

    /**
     * In the transaction of whoever makes it.
     *
     * @param personal whether the person alone may fetch it, signed in
     * @param by stands on every page
     */
    public Put put(Request request, String passphrase, boolean personal, String by) {
        var now = clock.now();
        var open = request.requirePackage(now);
        var copy = content.of(request);
        var zip = archive.zip(
                copy, Mark.forPerson(request.subject(), by, now, request.id()), Passphrase.of(passphrase, copy));
        var until = clock.linkUntil(now, open);
        var token = links.put(
                new PackageLinks.Link(request.id(), request.subject(), personal, copy.names(), until, null),
                zip,
                seals.hold(request.subject()));
        var href = URI.create("/packages/" + token);
        // The mailbox on file is the person's; next of kin and guardians are handed theirs by the desk.
        if (request.asked().requester() == Requester.SELF) {
            tell.packageReady(request, href, until);
        }
        return new Put(href, until);
    }
}

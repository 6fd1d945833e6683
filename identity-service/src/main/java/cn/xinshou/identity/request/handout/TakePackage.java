package cn.xinshou.identity.request.handout;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.copy.CopyArchive;
import cn.xinshou.identity.copy.Mark;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.deadline.RequestClock;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Hands a person their package, once. It is made when it is fetched: between the answer and the fetching, no second place holds the data, and
 * what the person gets is what is held at that moment.
 */
@ApplicationScoped
class TakePackage {

    private final FindRequest find;
    private final PackageContent content;
    private final CopyArchive archive;
    private final Readings readings;
    private final Caller caller;
    private final RequestClock clock;

    TakePackage(
            FindRequest find,
            PackageContent content,
            CopyArchive archive,
            Readings readings,
            Caller caller,
            RequestClock clock) {
        this.find = find;
        this.content = content;
        this.archive = archive;
        this.readings = readings;
        this.caller = caller;
        this.clock = clock;
    }

    /** @return the ZIP */
    @Transactional
    byte[] take(UUID id) {
        var request = find.forPerson(id);
        var now = clock.now();
        request.takePackage(now);

        var copy = content.of(request);

        readings.note(request.subject(), copy.names(), Why.request(id.toString()), Actor.of(caller));
        return archive.zip(copy, Mark.forPerson(request.subject(), caller.id(), now, request.id()));
    }
}

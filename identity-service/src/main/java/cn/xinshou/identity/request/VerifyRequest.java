package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.journal.Journal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/**
 * Establishes who asked. A recent sign-in is proof enough of a person's own request; if it asks for their own data, nobody has to decide and
 * it is answered on the spot. In every other case an officer looks.
 */
@ApplicationScoped
class VerifyRequest {

    private static final String SYSTEM = "system";

    private final FindRequest find;
    private final SignIn signIn;
    private final Caller caller;
    private final RequestClock clock;
    private final Journal journal;

    VerifyRequest(FindRequest find, SignIn signIn, Caller caller, RequestClock clock, Journal journal) {
        this.find = find;
        this.signIn = signIn;
        this.caller = caller;
        this.clock = clock;
        this.journal = journal;
    }

    @Transactional
    Request verify(UUID id) {
        var request = find.forPersonOrDesk(id);
        if (caller.has("privacy-officer")) {
            journal.append(request.verify(caller.id(), clock.now()));
        } else if (signIn.at().filter(clock::isFresh).isPresent()) {
            verifyBySession(request);
        } else {
            request.awaitVerification();
        }
        return request;
    }

    private void verifyBySession(Request request) {
        var now = clock.now();
        journal.append(request.verify("session", now));
        if (request.kind().isAnsweredByPackage()) {
            journal.append(request.fulfil(null, clock.packageUntil(now), SYSTEM, now));
        }
    }
}

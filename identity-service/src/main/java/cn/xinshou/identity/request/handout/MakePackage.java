package cn.xinshou.identity.request.handout;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.FindRequest;
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
    private final PutPackage put;
    private final Caller caller;

    MakePackage(FindRequest find, PutPackage put, Caller caller) {
        this.find = find;
        this.put = put;
        this.caller = caller;
    }

    @Transactional
    MadePackage make(PackageWanted wanted, UUID id) {
        var request = find.forPersonOrDesk(id);
        var personal = !caller.has("privacy-officer");
        if (!personal && !request.asked().channel().isAtTheDesk()) {
            throw Problem.of(
                    CommonProblem.FORBIDDEN,
                    "Whoever asked signed in can fetch it signed in; officers hand out what came to the desk.");
        }
        var made = put.put(request, wanted.passphrase(), personal, caller.id());
        return new MadePackage(made.href(), made.until(), personal);
    }
}

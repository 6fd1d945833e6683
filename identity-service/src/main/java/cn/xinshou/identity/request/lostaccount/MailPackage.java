package cn.xinshou.identity.request.lostaccount;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.request.handout.PutPackage;
import cn.xinshou.identity.request.proof.Proof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Mails somebody who cannot sign in the link to their package, to the mailbox that they have shown they read. The link is answered to nobody:
 * whoever has the request's token alone gets nowhere.
 */
@ApplicationScoped
class MailPackage {

    /** @param until how long the link works */
    record Mailed(Instant until) {}

    private final FollowLostAccount follow;
    private final PutPackage put;

    MailPackage(FollowLostAccount follow, PutPackage put) {
        this.follow = follow;
        this.put = put;
    }

    @Transactional
    Mailed mail(UUID id, @Nullable String token, String passphrase) {
        var request = follow.answered(id, token);
        if (!request.verification().proofs().contains(Proof.MAIL_CODE)) {
            throw Problem.of(
                    IdentityProblem.NOT_ESTABLISHED,
                    "An officer hands this package out: that the mailbox on file is read by whoever asked was not shown.");
        }
        return new Mailed(
                put.put(request, passphrase, false, request.asked().channel().word())
                        .until());
    }
}

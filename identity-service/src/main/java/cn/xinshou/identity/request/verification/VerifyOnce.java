package cn.xinshou.identity.request.verification;

import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.identity.request.proof.Proof;
import cn.xinshou.identity.request.view.RequestView;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The ways to establish who asked that an idempotency key makes happen once. Codes and supporting items are not among them: a wrong one must
 * be counted, and with a key what was refused would be as if it had not been tried.
 */
@ApplicationScoped
class VerifyOnce {

    private final VerifyRequest verify;
    private final SendCode send;

    VerifyOnce(VerifyRequest verify, SendCode send) {
        this.verify = verify;
        this.send = send;
    }

    /**
     * @param method mail-code has a code sent, manual leaves it to an officer, anything else is the sign-in, or the officer who calls
     * @param lookedAt what an officer looked at
     */
    @Idempotent
    RequestView verify(UUID id, @Nullable Proof method, @Nullable String lookedAt) {
        return RequestView.of(
                method == Proof.MAIL_CODE ? send.send(id) : verify.verify(id, lookedAt, method == Proof.MANUAL));
    }
}

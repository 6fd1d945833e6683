package cn.xinshou.identity.request.verification;

import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.answer.AnswerAtOnce;
import cn.xinshou.identity.request.proof.Proof;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Set;
import java.util.UUID;

/** Somebody signed in shows the code that was sent to them. */
@ApplicationScoped
class ProveByCode {

    private final FindRequest find;
    private final Proving proving;
    private final AnswerAtOnce answer;

    ProveByCode(FindRequest find, Proving proving, AnswerAtOnce answer) {
        this.find = find;
        this.proving = proving;
        this.answer = answer;
    }

    /** @return the request, and whether the code was right; a wrong one is counted */
    @Transactional
    Tried prove(UUID id, String code) {
        var request = find.forPerson(id);
        var right = proving.byCode(request, code, Set.of(Proof.SIGN_IN));
        answer.ifNobodyHasToDecide(request);
        return new Tried(request, Proof.MAIL_CODE, right);
    }
}

package cn.xinshou.identity.erasure.certificate;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.erasure.Erasure;
import cn.xinshou.identity.erasure.ErasureCode;
import cn.xinshou.identity.erasure.Erasures;
import cn.xinshou.identity.erasure.confirmation.Parties;
import cn.xinshou.identity.signing.Signer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Certifies an erasure as it stands, for whoever holds its code, for officers, and for the person while their sign-in lasts. */
@ApplicationScoped
class IssueCertificate {

    record Issued(Certificate certificate, String jws) {}

    private final Erasures erasures;
    private final Parties parties;
    private final ErasureCode codes;
    private final Signer signer;
    private final ObjectMapper json;
    private final Caller caller;
    private final Clock clock;

    IssueCertificate(
            Erasures erasures,
            Parties parties,
            ErasureCode codes,
            Signer signer,
            ObjectMapper json,
            Caller caller,
            Clock clock) {
        this.erasures = erasures;
        this.parties = parties;
        this.codes = codes;
        this.signer = signer;
        this.json = json;
        this.caller = caller;
        this.clock = clock;
    }

    @Transactional
    public Issued issue(UUID id, @Nullable String code) {
        var erasure = erasures.find(id)
                .filter(found -> mayKnow(found, code))
                .orElseThrow(() ->
                        Problem.of(CommonProblem.NOT_FOUND, "There is no such erasure, or the code is another one's."));
        var certificate = Certificate.of(erasure, parties.of(id), clock.instant());
        try {
            return new Issued(certificate, signer.sign(json.writeValueAsBytes(certificate), Certificate.TYPE));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean mayKnow(Erasure erasure, @Nullable String code) {
        return code != null && codes.opens(erasure.id(), code)
                || caller.has("privacy-officer")
                || erasure.subject().toString().equals(caller.id());
    }
}

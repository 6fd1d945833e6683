package cn.xinshou.identity.erasure.certificate;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Certificates of erasure. Whoever was erased has no account to sign in with: the code they were given opens theirs. */
@Path("/erasures/{id}/certificate")
@PermitAll
@RunOnVirtualThread
class CertificateResource {

    private static final String JOSE = "application/jose;qs=0.6";
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5";

    /**
     * @param jws the signed original, of which {@code certificate} is the payload, for reading
     * @param inclusionStatus included if the rest is there, else why it is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bundle(
            Certificate certificate,
            String jws,
            Proof.Status inclusionStatus,
            Proof.@Nullable Entry entry,
            @Nullable JsonNode inclusion,
            @Nullable String checkpoint) {}

    private final IssueCertificate issue;
    private final Proofs proofs;

    CertificateResource(IssueCertificate issue, Proofs proofs) {
        this.issue = issue;
        this.proofs = proofs;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Bundle bundle(UUID id, @RestQuery @Nullable String code) {
        var issued = issue.issue(id, code);
        var proof = proofs.of(issued.certificate());
        return new Bundle(
                issued.certificate(),
                issued.jws(),
                proof.status(),
                proof.entry(),
                proof.inclusion(),
                proof.checkpoint());
    }

    @GET
    @Produces(JOSE)
    public String signed(UUID id, @RestQuery @Nullable String code) {
        return issue.issue(id, code).jws();
    }

    @GET
    @Produces(HTML)
    public String page(
            UUID id, @RestQuery @Nullable String code, @HeaderParam("Accept-Language") @Nullable String language) {
        var issued = issue.issue(id, code);
        return ErasurePage.of(
                        issued.certificate(),
                        issued.jws(),
                        proofs.of(issued.certificate()),
                        language != null && language.startsWith("en"))
                .render();
    }
}

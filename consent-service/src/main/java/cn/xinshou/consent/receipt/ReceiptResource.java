package cn.xinshou.consent.receipt;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.receipt.Receipts.Receipt;
import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** Receipts, for the person they belong to and for the platform. */
@Path("/receipts/{id}")
@RolesAllowed({"platform", "data-subject"})
@RunOnVirtualThread
class ReceiptResource {

    private static final String JOSE = "application/jose;qs=0.6";
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8;qs=0.5";

    /**
     * @param jws the signed original; {@code receipt} is its payload, for reading
     * @param jwks the one key it is verified with: without a word from elsewhere it shows only that the bundle is of one piece
     * @param inclusionStatus included if the rest is there, else why it is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bundle(
            JsonNode receipt,
            String jws,
            Map<String, Object> jwks,
            Proof.Status inclusionStatus,
            @Nullable JsonNode entry,
            @Nullable JsonNode inclusion,
            @Nullable String checkpoint,
            @Nullable String ledgerKey) {}

    private final Receipts receipts;
    private final Proofs proofs;
    private final Signer signer;
    private final Caller caller;
    private final ObjectMapper json;

    ReceiptResource(Receipts receipts, Proofs proofs, Signer signer, Caller caller, ObjectMapper json) {
        this.receipts = receipts;
        this.proofs = proofs;
        this.signer = signer;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT)
    public Bundle bundle(UUID id) throws SQLException, JsonProcessingException {
        var receipt = find(id);
        var proof = proofs.of(receipt);
        return new Bundle(
                json.readTree(signer.payload(receipt.jws())),
                receipt.jws(),
                signer.keysOf(receipt.jws()),
                proof.status(),
                proof.entry(),
                proof.inclusion(),
                proof.checkpoint(),
                proof.ledgerKey());
    }

    @GET
    @Produces(JOSE)
    @ResponseHeader(name = HttpHeaders.VARY, value = HttpHeaders.ACCEPT)
    public String signed(UUID id) throws SQLException {
        return find(id).jws();
    }

    @GET
    @Produces(HTML)
    @ResponseHeader(name = HttpHeaders.VARY, value = "Accept, Accept-Language")
    public TemplateInstance page(
            UUID id, @QueryParam("language") @Nullable Language asked, @Context HttpHeaders headers)
            throws SQLException, JsonProcessingException {
        var receipt = find(id);
        return ReceiptPage.of(
                json.readTree(signer.payload(receipt.jws())),
                receipt.jws(),
                Language.preferred(asked, headers.getAcceptableLanguages()));
    }

    // Another person's receipt is answered like one that does not exist: an id tells nothing.
    private Receipt find(UUID id) throws SQLException {
        return receipts.find(id)
                .filter(receipt ->
                        caller.has("platform") || receipt.subject().toString().equals(caller.id()))
                .orElseThrow(() -> Problem.of(
                                CommonProblem.NOT_FOUND, "Use the receiptId that the consent was answered with.")
                        .field("id", "is no receipt that this caller may see"));
    }
}

package cn.xinshou.identity.signing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;

/** The public keys with which anybody checks what this service signed (RFC 7517). */
@Path("/.well-known/jwks.json")
@PermitAll
@RunOnVirtualThread
class KeyResource {

    record KeySet(List<Map<String, Object>> keys) {}

    private final Signer signer;

    KeyResource(Signer signer) {
        this.signer = signer;
    }

    @GET
    public KeySet keys() {
        return new KeySet(signer.publicKeys());
    }
}

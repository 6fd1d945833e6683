package cn.xinshou.identity.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.xinshou.identity.delivery.Cause;
import cn.xinshou.identity.delivery.Clearance;
import cn.xinshou.identity.delivery.Parcel;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.Set;

/** A transfer goes where the person said, by their own wish: nobody else is asked. Place and address are looked at when it is sent. */
@ApplicationScoped
class ClearTransfer implements Clearance {

    private static final String TYPE = "application/jose";

    @Override
    public Set<Cause> causes() {
        return Set.of(Cause.TRANSFER);
    }

    @Override
    public Verdict clear(Parcel parcel) {
        var address = parcel.address();
        if (address == null) {
            return new Never("no-endpoint");
        }
        return new Go(
                address.path("place").asText(),
                URI.create(address.path("endpoint").asText()),
                parcel.content().path(FulfilTransfer.CONTENT).asText().getBytes(US_ASCII),
                TYPE);
    }
}

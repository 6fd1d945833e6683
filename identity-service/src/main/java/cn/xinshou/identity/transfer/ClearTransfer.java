package cn.xinshou.identity.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.xinshou.identity.delivery.Cause;
import cn.xinshou.identity.delivery.Clearance;
import cn.xinshou.identity.delivery.Parcel;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;

/** A transfer goes where the person said, by their own wish: nobody else is asked. Place and address are looked at when it is sent. */
@ApplicationScoped
class ClearTransfer implements Clearance {

    private static final String TYPE = "application/jose";

    /** Corrections of what was transferred go the same way; they carry the address that the person named. */
    @Override
    public boolean isFor(Parcel parcel) {
        return parcel.cause() == Cause.TRANSFER || parcel.cause() == Cause.CORRECTION && parcel.address() != null;
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

package cn.xinshou.identity.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** The additional data of every encryption: whose it is and where it belongs. Sixteen bytes, then text: no two pairs look alike. */
final class Binding {

    private Binding() {}

    static byte[] of(UUID subject, String place) {
        var name = place.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(2 * Long.BYTES + name.length)
                .putLong(subject.getMostSignificantBits())
                .putLong(subject.getLeastSignificantBits())
                .put(name)
                .array();
    }
}

package cn.xinshou.identity.delivery;

import java.net.URI;

/** Says, outside any transaction and right before every try, whether a parcel may go, and where to. */
public interface Clearance {

    /** @param body what is carried; {@code type} its media type */
    @SuppressWarnings("ArrayRecordComponent")
    record Go(String place, URI endpoint, byte[] body, String type) implements Verdict {

        @Override
        public String toString() {
            return "Go[" + type + "]";
        }
    }

    /** It will never be allowed to go. */
    record Never(String reason) implements Verdict {}

    /** Nobody can tell now: it is held (fail closed). */
    record NotNow(String reason) implements Verdict {}

    sealed interface Verdict permits Go, Never, NotNow {}

    /** Whether it is for this one to say. */
    boolean isFor(Parcel parcel);

    Verdict clear(Parcel parcel);
}

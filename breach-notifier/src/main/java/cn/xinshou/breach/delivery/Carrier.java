package cn.xinshou.breach.delivery;

import cn.xinshou.breach.notice.Channel;

/** Carries notices by one channel. */
public interface Carrier {

    Channel channel();

    /** @throws CarrierAway if the far side cannot be reached; nothing has left the house then */
    Line open() throws CarrierAway;

    /** An open connection, used by one thread for several parcels. */
    interface Line extends AutoCloseable {

        /** SHA-256, hex, of what the person will read. */
        String bodyHash(Parcel parcel);

        /**
         * Carries one parcel; never throws for what the far side says or does.
         *
         * @throws CarrierAway if the line is gone and cannot be opened again, before anything of this parcel left
         */
        Outcome carry(Parcel parcel) throws CarrierAway;

        @Override
        void close();
    }

    /** The far side does not answer. */
    final class CarrierAway extends Exception {

        public CarrierAway(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

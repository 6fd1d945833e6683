package cn.xinshou.breach.message;

import cn.xinshou.breach.delivery.Carrier.CarrierAway;
import cn.xinshou.breach.delivery.Outcome;

/** Carries letters. */
public interface Post {

    /** @throws CarrierAway if the far side cannot be reached; nothing has left the house then */
    Round open() throws CarrierAway;

    /** An open connection, used by one thread for several letters. */
    interface Round extends AutoCloseable {

        /**
         * @param messageId the same for every attempt at this letter, so that mail systems can tell a repetition
         * @throws CarrierAway if the line is gone and cannot be opened again, before anything of this letter left
         */
        Outcome carry(Letter letter, String address, String messageId) throws CarrierAway;

        @Override
        void close();
    }
}

package cn.xinshou.breach.delivery;

import cn.xinshou.breach.notice.NoticeContent;
import java.util.UUID;

/**
 * One person's copy, ready to go. Holds an address in clear and is therefore never stored and never printed.
 *
 * @param messageId the same for every attempt at this copy
 * @param code by which the person can find out that the notice is real
 */
public record Parcel(
        UUID delivery, String address, String messageId, String code, String number, NoticeContent content) {

    @Override
    public String toString() {
        return "Parcel[" + delivery + "]";
    }
}

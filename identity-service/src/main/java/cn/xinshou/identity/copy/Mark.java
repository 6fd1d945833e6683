package cn.xinshou.identity.copy;

import java.time.Instant;
import java.util.UUID;

/**
 * For whom a copy was made, when and in which case: a line on every page (promise P5.6), because a page goes its own way.
 *
 * @param use what it may be used for, in words
 * @param madeBy the account that had it made; the person's own for their own copy
 */
public record Mark(String use, UUID subject, String madeBy, Instant at, UUID request) {

    public static Mark forPerson(UUID subject, String madeBy, Instant at, UUID request) {
        return new Mark("仅供本人使用", subject, madeBy, at, request);
    }

    /** For whoever the person has it sent to. */
    public static Mark forTransfer(UUID subject, String madeBy, Instant at, UUID request) {
        return new Mark("按本人要求转移，仅供其指定的接收方使用", subject, madeBy, at, request);
    }

    String line() {
        return "个人信息副本，" + use + " · 个人编号 " + subject + " · 制作 " + madeBy + " · " + CopyArchive.inChina(at)
                + " 北京时间 · 请求 " + request;
    }
}

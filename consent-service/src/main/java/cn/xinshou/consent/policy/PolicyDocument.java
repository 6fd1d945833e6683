package cn.xinshou.consent.policy;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.purpose.Purpose;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;

/** What a policy says, apart from its text: the form in which it is written down and kept. */
public record PolicyDocument(
        String version,
        OffsetDateTime effectiveFrom,
        Words title,
        Contact contact,
        Storage storage,
        List<Recipient> recipients,
        List<Purpose> purposes,
        List<Right> rights,
        List<Cookie> cookies) {

    /** Whom people turn to (PIPL 17, 52). */
    public record Contact(
            Words controller, Words officer, Words address, String email, String phone, String complaints) {}

    /** Where personal data is kept (PIPL 36, 40). */
    public record Storage(String region, String clause) {}

    /** Who receives data (PIPL 21, 23). */
    public record Recipient(String id, Words name, Role role, String place, String clause) {}

    /** In what capacity somebody receives data. */
    public enum Role {
        @JsonProperty("independent")
        INDEPENDENT,
        @JsonProperty("joint")
        JOINT,
        @JsonProperty("entrusted")
        ENTRUSTED
    }

    /** A right of the person (PIPL chapter 4). */
    public record Right(String id, Words name, String clause) {}

    /** A cookie that is set, and what for. */
    public record Cookie(String name, String purpose, boolean necessary, Words content, Words lifetime) {}
}

package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.Words;
import cn.xinshou.consent.purpose.Purpose;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a policy says, apart from its text: the form in which it is written down and kept.
 *
 * @param scope whom and what it covers
 * @param items what each data item is called; absent in documents written before items were named
 */
public record PolicyDocument(
        String version,
        OffsetDateTime effectiveFrom,
        Words title,
        @Nullable Words scope,
        Contact contact,
        Storage storage,
        List<Recipient> recipients,
        List<Purpose> purposes,
        List<Right> rights,
        List<Cookie> cookies,
        @Nullable Map<String, Words> items) {

    /** The name of a data item in the policy's words; its id where the document names none. */
    public String itemName(String item, Language language) {
        var name = items == null ? null : items.get(item);
        return name == null ? item : name.in(language);
    }

    /**
     * Whom people turn to (PIPL 17, 52).
     *
     * @param department which answers for the protection of personal information inside the controller
     */
    public record Contact(
            Words controller,
            Words officer,
            Words address,
            String email,
            String phone,
            String complaints,
            @Nullable Words department) {}

    /** Where personal data is kept (PIPL 36, 40). */
    public record Storage(String region, String clause) {}

    /**
     * Who receives data (PIPL 21, 23).
     *
     * @param relation how it stands to the controller, which by itself allows nothing
     * @param contact how people reach it
     * @param method how it gets the data and what it does with them
     */
    public record Recipient(
            String id,
            Words name,
            Role role,
            String place,
            String clause,
            @Nullable Relation relation,
            @Nullable Words contact,
            @Nullable Words method) {}

    /** In what capacity somebody receives data. */
    public enum Role {
        @JsonProperty("independent")
        INDEPENDENT,
        @JsonProperty("joint")
        JOINT,
        @JsonProperty("entrusted")
        ENTRUSTED
    }

    /** How a recipient stands to the controller. */
    public enum Relation {
        @JsonProperty("affiliate")
        AFFILIATE,
        @JsonProperty("partner")
        PARTNER,
        @JsonProperty("authority")
        AUTHORITY
    }

    /**
     * A right of the person (PIPL chapter 4).
     *
     * @param how the way to use it
     */
    public record Right(
            String id, Words name, String clause, @Nullable Words how) {}

    /** A cookie that is set, and what for. */
    public record Cookie(String name, String purpose, boolean necessary, Words content, Words lifetime) {}
}

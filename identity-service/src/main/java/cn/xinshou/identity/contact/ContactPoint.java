package cn.xinshou.identity.contact;

import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.profile.OpenProfile;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where one person can be reached; what is not known is left out.
 *
 * @param missing true where there is no profile of the person
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ContactPoint(
        UUID subject,
        @Nullable String name,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String address,
        @Nullable JsonNode guardian,
        @Nullable String language,
        @Nullable Boolean missing) {

    static ContactPoint of(OpenProfile profile, ContactPurpose purpose, String language) {
        var values = profile.values(purpose.items());
        return new ContactPoint(
                profile.subject(),
                text(values, Item.NAME),
                text(values, Item.EMAIL),
                text(values, Item.PHONE),
                text(values, Item.ADDRESS),
                values.get(Item.GUARDIAN),
                language,
                null);
    }

    /** Not a person's: what the desk has itself told goes to the address it shares. */
    static ContactPoint ofTheDesk(UUID subject, String mail, String language) {
        return new ContactPoint(subject, null, mail, null, null, null, language, null);
    }

    static ContactPoint missing(UUID subject) {
        return new ContactPoint(subject, null, null, null, null, null, null, true);
    }

    private static @Nullable String text(Map<Item, JsonNode> values, Item item) {
        var value = values.get(item);
        return value == null ? null : value.textValue();
    }

    @Override
    public String toString() {
        return "ContactPoint[" + subject + "]";
    }
}

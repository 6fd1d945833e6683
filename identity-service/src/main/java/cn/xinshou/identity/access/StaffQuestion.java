package cn.xinshou.identity.access;

import cn.xinshou.identity.item.Item;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody of the staff wants to see.
 *
 * @param items empty for all that the case needs
 * @param held what is held of the person, and what each item was collected for
 * @param minor whether the person is under 18, as far as anybody knows
 * @param reason why values must be shown whole
 */
public record StaffQuestion(
        UUID subject,
        @Nullable String purpose,
        @Nullable String caseId,
        Set<Item> items,
        Map<Item, String> held,
        boolean minor,
        boolean unmasked,
        @Nullable String reason) {

    @Override
    public String toString() {
        return "StaffQuestion[" + subject + ", " + caseId + ", " + items + "]";
    }
}

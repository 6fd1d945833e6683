package cn.xinshou.identity.item;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;

/** The date of birth and the ID number must say the same day. */
public final class BirthDateAgreement {

    private BirthDateAgreement() {}

    /** @param values kept values, hence already checked one by one */
    public static boolean holds(Map<Item, JsonNode> values) {
        var birthDate = values.get(Item.BIRTH_DATE);
        var idNumber = values.get(Item.ID_NUMBER);
        return birthDate == null
                || idNumber == null
                || LocalDate.parse(birthDate.textValue())
                        .format(DateTimeFormatter.BASIC_ISO_DATE)
                        .equals(idNumber.textValue().substring(6, 14));
    }
}

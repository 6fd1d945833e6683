package cn.xinshou.identity.item;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What a profile may hold about a person: the twelve items of promise P1.3, and three that a registration needs besides. */
public enum Item {
    NAME("name", ItemCheck.text((text, today) -> PersonName.check(text))),
    PHOTO("photo", ItemCheck.text((text, today) -> Photo.check(text))),
    PHONE("phone", ItemCheck.text((text, today) -> Mobile.check(text))),
    ID_NUMBER(
            "idNumber",
            ItemCheck.text((text, today) -> IdNumber.parse(text, today).number())),
    SEX("sex", PlainText.upTo(16)),
    ETHNICITY("ethnicity", PlainText.upTo(32)),
    NATIONALITY("nationality", PlainText.upTo(64)),
    CITY("city", PlainText.upTo(100)),
    EDUCATION("education", PlainText.upTo(64)),
    ADDRESS("address", PlainText.upTo(300)),
    EMAIL("email", ItemCheck.text((text, today) -> EmailAddress.check(text))),
    USER_NAME("userName", PlainText.upTo(64)),
    REGISTRATION_NUMBER("registrationNumber", RegistrationNumber.CHECK),
    BIRTH_DATE("birthDate", ItemCheck.text(BirthDate::check)),
    GUARDIAN("guardian", Guardian::check);

    private final String word;
    private final ItemCheck check;

    Item(String word, ItemCheck check) {
        this.word = word;
        this.check = check;
    }

    /** As written in the published interface. */
    @JsonValue
    public String word() {
        return word;
    }

    @JsonCreator
    public static Item of(String word) {
        return named(word).orElseThrow(() -> new IllegalArgumentException("no such item"));
    }

    public static Optional<Item> named(String word) {
        return Arrays.stream(values()).filter(item -> item.word.equals(word)).findFirst();
    }

    public static List<String> words() {
        return Arrays.stream(values()).map(Item::word).toList();
    }

    JsonNode check(JsonNode value, LocalDate today) {
        return check.check(value, today);
    }

    /** Registration number and ID number stay what they first were; only a person's decision mends them (promise P5.2, PIPL 46). */
    public boolean isImmutable() {
        return this == REGISTRATION_NUMBER || this == ID_NUMBER;
    }

    /** A registration order never locks the ways to reach the person (promise P5.2). */
    public boolean isLockable() {
        return this != PHONE && this != EMAIL;
    }

    /** Whether a person can be found by the exact value. */
    public boolean isIndexed() {
        return this == PHONE || this == ID_NUMBER || this == EMAIL;
    }

    /** Whether no two people can have the same value. Families share phones and mailboxes; an ID number is one person's. */
    public boolean isUnique() {
        return this == ID_NUMBER;
    }
}

package cn.xinshou.identity.item;

import cn.xinshou.identity.code.CodeTable;
import cn.xinshou.identity.code.Regions;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What a profile may hold about a person: the twelve items of promise P1.3, and three that a registration needs besides. */
public enum Item {
    NAME("name", ItemForm.text(PersonName.LONGEST), ItemCheck.text((text, today) -> PersonName.check(text))),
    PHOTO("photo", ItemForm.of(ItemKind.PICTURE, Photo.MOST_BYTES), ItemCheck.text((text, today) -> Photo.check(text))),
    PHONE("phone", ItemForm.text(Mobile.LONGEST), ItemCheck.text((text, today) -> Mobile.check(text))),
    ID_NUMBER(
            "idNumber",
            ItemForm.text(IdNumber.LENGTH),
            ItemCheck.text((text, today) -> IdNumber.parse(text, today).number())),
    SEX("sex", ItemForm.code(CodeTable.SEXES), CodedText.named(CodeTable.SEXES)),
    ETHNICITY("ethnicity", ItemForm.code(CodeTable.ETHNIC_GROUPS), CodedText.named(CodeTable.ETHNIC_GROUPS)),
    NATIONALITY("nationality", ItemForm.code(CodeTable.NATIONS), CodedText.named(CodeTable.NATIONS)),
    CITY("city", ItemForm.code(Regions.ALL), CodedText.asWritten(Regions.ALL)),
    EDUCATION("education", ItemForm.code(CodeTable.EDUCATION), CodedText.asWritten(CodeTable.EDUCATION)),
    ADDRESS("address", ItemForm.text(300), PlainText.upTo(300)),
    EMAIL("email", ItemForm.text(EmailAddress.LONGEST), ItemCheck.text((text, today) -> EmailAddress.check(text))),
    USER_NAME("userName", ItemForm.text(64), PlainText.upTo(64)),
    REGISTRATION_NUMBER("registrationNumber", ItemForm.text(RegistrationNumber.LONGEST), RegistrationNumber.CHECK),
    BIRTH_DATE("birthDate", ItemForm.of(ItemKind.DATE, null), ItemCheck.text(BirthDate::check)),
    GUARDIAN("guardian", ItemForm.of(ItemKind.OBJECT, null), Guardian::check);

    private final String word;
    private final ItemForm form;
    private final ItemCheck check;

    Item(String word, ItemForm form, ItemCheck check) {
        this.word = word;
        this.form = form;
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

    /** What it is called and what may be given for it. */
    public ItemText text() {
        return Objects.requireNonNull(ItemText.BY_ITEM.get(word));
    }

    public ItemForm form() {
        return form;
    }

    /** Sensitive personal information (敏感个人信息, PIPL 28), as the shipped policy marks it. Everything about a child under 14 is, besides. */
    public boolean isSensitive() {
        return this == ID_NUMBER || this == PHOTO;
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

package cn.xinshou.identity.contact;

import cn.xinshou.identity.item.Item;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What breach-notifier may ask addresses for, and which items that takes: a message about a request goes by mail and needs no more. */
enum ContactPurpose {
    STATUTORY_NOTICE("statutory-notice", EnumSet.of(Item.NAME, Item.EMAIL, Item.PHONE, Item.ADDRESS, Item.GUARDIAN)),
    RIGHTS_REQUESTS("rights-requests", EnumSet.of(Item.EMAIL));

    private final String word;
    private final Set<Item> items;

    ContactPurpose(String word, Set<Item> items) {
        this.word = word;
        this.items = items;
    }

    static Optional<ContactPurpose> of(String word) {
        return Arrays.stream(values())
                .filter(purpose -> purpose.word.equals(word))
                .findFirst();
    }

    /** For whoever named another one. */
    static String all() {
        return Arrays.stream(values()).map(ContactPurpose::word).collect(Collectors.joining(" or "));
    }

    String word() {
        return word;
    }

    Set<Item> items() {
        return items;
    }
}

package cn.xinshou.identity.school;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What became of an entry. Values are held while it waits and at no other time. */
enum EntryState {
    WAITING,
    CONFIRMED,
    REJECTED,
    EXPIRED,
    /** The delegation it was entered under was revoked first. */
    REVOKED;

    /** As written in the published interface. */
    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EntryState of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no such state"));
    }
}

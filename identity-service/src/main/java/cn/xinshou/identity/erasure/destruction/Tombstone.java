package cn.xinshou.identity.erasure.destruction;

import cn.xinshou.identity.erasure.Ground;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That a person is gone, as it lies outside the database. */
record Tombstone(UUID subject, UUID erasure, Ground ground, Instant at) {

    private static final int WORDS = 4;

    /** One line, without its mark. */
    String text() {
        return subject + " " + erasure + " " + ground.word() + " " + at;
    }

    /** Empty if it is no whole tombstone. */
    static Optional<Tombstone> parse(String text) {
        var words = text.split(" ", -1);
        if (words.length != WORDS) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Tombstone(
                    UUID.fromString(words[0]),
                    UUID.fromString(words[1]),
                    Ground.of(words[2]),
                    Instant.parse(words[3])));
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }
}

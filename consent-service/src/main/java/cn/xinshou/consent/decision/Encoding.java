package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.ConsentState;
import cn.xinshou.consent.consent.Standing;
import cn.xinshou.consent.consent.Versions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Packs what is known about a person, whole or change by change, into a row. Both ways lead to the same row. */
record Encoding(Versions versions) {

    int words() {
        return Row.wordsFor(versions.places());
    }

    Row blank() {
        return new Row(words());
    }

    /** Whether every version is known here that the standing names. */
    boolean knows(Standing standing) {
        return knows(standing.governing())
                && knows(standing.newest())
                && standing.consents().stream().allMatch(held -> knows(held.policyVersion()));
    }

    boolean knows(@Nullable String version) {
        return version == null || versions.rank(version) > 0;
    }

    /** @param now milliseconds since 1970 */
    void pack(Standing standing, Row into, long now) {
        into.clear();
        into.governing(versions.rank(standing.governing()));
        into.newest(versions.rank(standing.newest()));
        into.declined(standing.declined());
        into.held(standing.held());
        into.restricted(standing.restricted());
        into.erased(standing.erased());
        for (var held : standing.consents()) {
            var place = place(held.purpose());
            if (place >= 0) {
                var expires = held.expires();
                hold(
                        into,
                        place,
                        held.state(),
                        versions.rank(held.policyVersion()),
                        expires == null ? Long.MAX_VALUE : expires.toEpochMilli(),
                        held.guardianMissing(),
                        now);
            }
        }
        into.revision(standing.revision());
    }

    /** @param expires milliseconds since 1970; {@link Long#MAX_VALUE} for never */
    void hold(Row row, int place, ConsentState state, int version, long expires, boolean guardianMissing, long now) {
        if (state != ConsentState.GRANTED) {
            row.mark(place, Row.Mark.of(state));
        } else if (expires <= now) {
            row.mark(place, Row.Mark.EXPIRED);
        } else {
            var granted = version < row.newest() ? Row.Mark.GRANTED_EARLIER : Row.Mark.GRANTED;
            row.mark(place, guardianMissing ? Row.Mark.GUARDIAN_MISSING : granted);
            row.expires(expires);
        }
    }

    void granted(Row row, String purpose, String version, @Nullable Instant expires) {
        var place = place(purpose);
        if (place < 0) {
            return;
        }
        var rank = versions.rank(version);
        met(row, version);
        if (rank > row.newest()) {
            advance(row, rank);
            row.declined(false);
        }
        row.mark(place, Row.Mark.GRANTED);
        if (expires != null) {
            row.expires(expires.toEpochMilli());
        }
    }

    void refused(Row row, String purpose, String version) {
        met(row, version);
        ended(row, purpose, Row.Mark.REFUSED);
    }

    void ended(Row row, String purpose, Row.Mark mark) {
        var place = place(purpose);
        if (place >= 0) {
            row.mark(place, mark);
        }
    }

    /** @param governing what governs the person from then on */
    void decided(Row row, String version, boolean accepted, @Nullable String governing) {
        var rank = versions.rank(version);
        if (rank > row.newest()) {
            advance(row, rank);
        }
        if (governing != null || accepted) {
            row.governing(versions.rank(governing == null ? version : governing));
        }
        row.declined(!accepted);
        row.held(!accepted);
    }

    /** What holds for the person as a whole changed; a change unknown here makes nothing more allowed. */
    void changed(Row row, String change) {
        switch (change) {
            case "restricted" -> row.restricted(true);
            case "released" -> row.restricted(false);
            case "erased" -> row.erased(true);
            default -> row.restricted(true);
        }
    }

    private void met(Row row, String version) {
        if (row.governing() == 0) {
            row.governing(versions.rank(version));
        }
    }

    /** What rested on the newest version now rests on an older one; or on none any more, if that version was declined. */
    private void advance(Row row, int newest) {
        var next = row.declined() ? Row.Mark.SUPERSEDED : Row.Mark.GRANTED_EARLIER;
        row.newest(newest);
        for (var place = 0; place < versions.places(); place++) {
            if (row.mark(place) == Row.Mark.GRANTED) {
                row.mark(place, next);
            }
        }
    }

    /** -1 for a purpose that never rested on consent. */
    int place(String purpose) {
        var course = versions.course(purpose);
        return course == null ? -1 : course.place();
    }
}

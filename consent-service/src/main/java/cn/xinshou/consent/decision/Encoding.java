package cn.xinshou.consent.decision;

import cn.xinshou.consent.consent.ConsentState;
import cn.xinshou.consent.consent.Standing;
import cn.xinshou.consent.policy.Policies;
import cn.xinshou.consent.policy.Policy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Packs what is known about a person, whole or change by change, into a row. Both ways lead to the same row. */
@ApplicationScoped
class Encoding {

    private final Policies policies;
    private final Clock clock;
    private volatile @Nullable Places known;

    private record Places(int versions, PurposeIndex index) {}

    Encoding(Policies policies, Clock clock) {
        this.policies = policies;
        this.clock = clock;
    }

    PurposeIndex index() {
        var all = policies.all();
        var places = known;
        if (places == null || places.versions() != all.size()) {
            places = new Places(all.size(), PurposeIndex.of(all));
            known = places;
        }
        return places.index();
    }

    Row blank() {
        return new Row(Row.wordsFor(index().size()));
    }

    void pack(Standing standing, Row into) {
        into.clear();
        into.governing(ordinal(standing.governing()));
        into.newest(ordinal(standing.newest()));
        into.declined(standing.declined());
        for (var held : standing.consents()) {
            hold(into, held);
        }
        into.revision(standing.revision());
    }

    private void hold(Row row, Standing.Held held) {
        var place = index().of(held.purpose());
        if (place < 0) {
            return;
        }
        var expires = held.expires();
        if (held.state() != ConsentState.GRANTED) {
            row.mark(place, Row.Mark.of(held.state()));
        } else if (expires != null && !expires.isAfter(clock.instant())) {
            row.mark(place, Row.Mark.EXPIRED);
        } else {
            row.mark(place, ordinal(held.policyVersion()) < row.newest() ? Row.Mark.GRANTED_EARLIER : Row.Mark.GRANTED);
            if (expires != null) {
                row.expires(expires);
            }
        }
    }

    void granted(Row row, String purpose, String version, @Nullable Instant expires) {
        var place = index().of(purpose);
        if (place < 0) {
            return;
        }
        if (ordinal(version) > row.newest()) {
            advance(row, ordinal(version), false);
        }
        row.mark(place, Row.Mark.GRANTED);
        if (expires != null) {
            row.expires(expires);
        }
    }

    void ended(Row row, String purpose, Row.Mark mark) {
        var place = index().of(purpose);
        if (place >= 0) {
            row.mark(place, mark);
        }
    }

    void decided(Row row, String version, boolean accepted) {
        var ordinal = ordinal(version);
        if (ordinal > row.newest()) {
            advance(row, ordinal, !accepted);
        }
        row.declined(!accepted);
        if (accepted) {
            row.governing(ordinal);
        }
    }

    private void advance(Row row, int newest, boolean declined) {
        row.newest(newest);
        row.declined(declined);
        for (var place = 0; place < index().size(); place++) {
            if (row.mark(place) == Row.Mark.GRANTED) {
                row.mark(place, Row.Mark.GRANTED_EARLIER);
            }
        }
    }

    private int ordinal(@Nullable String version) {
        return version == null ? 0 : policies.find(version).map(Policy::ordinal).orElse(0);
    }
}

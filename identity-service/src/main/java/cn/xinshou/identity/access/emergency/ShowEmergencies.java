package cn.xinshou.identity.access.emergency;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.identity.access.approval.StaffWords;
import cn.xinshou.identity.access.cases.CaseKind;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * When the glass was broken and why, with what its reviewers say: for officers. The reasons speak of a person, whose list of readers says who
 * read them.
 */
@ApplicationScoped
class ShowEmergencies {

    private static final String REASON = "access-reason";

    private final EmergencyAccesses accesses;
    private final StaffWords words;
    private final Readings readings;

    ShowEmergencies(EmergencyAccesses accesses, StaffWords words, Readings readings) {
        this.accesses = accesses;
        this.words = words;
        this.readings = readings;
    }

    @Transactional
    Page<EmergencyView> list(@Nullable Boolean reviewed, @Nullable UUID after, int limit, Actor reader) {
        var found = accesses.list(reviewed, after, limit + 1);
        return Page.of(found, limit, access -> Cursor.encode(access.id())).map(access -> {
            readings.note(
                    access.subject(),
                    List.of(REASON),
                    new Why(
                            CaseKind.EMERGENCY.purpose(),
                            access.id().toString(),
                            CaseKind.EMERGENCY.word(),
                            false,
                            null),
                    reader);
            return EmergencyView.of(
                    access, open(access, "reason", access.reason()), open(access, "review", access.review()));
        });
    }

    private @Nullable String open(EmergencyAccess access, String what, byte @Nullable [] sealed) {
        return words.open(access.subject(), EmergencyAccess.place(access.id(), what), sealed);
    }
}

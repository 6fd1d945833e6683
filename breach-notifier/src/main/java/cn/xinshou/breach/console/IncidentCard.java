package cn.xinshou.breach.console;

import cn.xinshou.breach.incident.IncidentState;
import cn.xinshou.breach.incident.IncidentView;
import java.time.Instant;
import java.util.List;

/** An incident as it is shown. */
public record IncidentCard(
        String id,
        String number,
        String title,
        String state,
        String stateWord,
        String level,
        String levelWord,
        List<String> reasons,
        String origin,
        String openedAt,
        List<ClockRow> clocks,
        long version) {

    static IncidentCard of(IncidentView view, Words words, Instant now) {
        return new IncidentCard(
                view.id().toString(),
                view.number(),
                view.title(),
                view.state().word(),
                words.of("state-" + view.state().word()),
                view.level().value().name(),
                words.of("level-" + view.level().value().name()),
                view.level().reasons().stream()
                        .map(r -> words.english() ? r.en() : r.zh())
                        .toList(),
                words.of("origin-" + view.origin().word()),
                words.time(view.openedAt()),
                view.clocks().stream().map(c -> ClockRow.of(c, words, now)).toList(),
                view.version());
    }

    public boolean draft() {
        return state.equals(IncidentState.DRAFT.word());
    }

    public boolean closed() {
        return state.equals(IncidentState.CLOSED.word());
    }
}

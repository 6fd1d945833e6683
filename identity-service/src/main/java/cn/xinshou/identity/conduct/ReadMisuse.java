package cn.xinshou.identity.conduct;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** One report with its words. That an officer read what a person wrote is a read like any other. */
@ApplicationScoped
class ReadMisuse {

    private static final String WORDS = "misuse-report";

    private final MisuseReports reports;
    private final SealedText text;
    private final Readings readings;
    private final Caller caller;

    ReadMisuse(MisuseReports reports, SealedText text, Readings readings, Caller caller) {
        this.reports = reports;
        this.text = text;
        this.readings = readings;
        this.caller = caller;
    }

    @Transactional
    MisuseView read(UUID id) {
        var report = reports.visible(id, caller.id(), caller.has("privacy-officer"));
        var person = report.subject();
        if (person != null && !report.isBy(caller.id())) {
            readings.note(person, List.of(WORDS), Why.request(id.toString()), Actor.of(caller));
        }
        return MisuseView.of(
                report,
                text.open(report.holder(), MisuseReport.place(id, "words"), report.words()),
                text.open(report.holder(), MisuseReport.place(id, "answer"), report.answer()));
    }
}

package cn.xinshou.breach.console;

import cn.xinshou.breach.delivery.Deliveries;
import cn.xinshou.breach.incident.IncidentView;
import cn.xinshou.breach.incident.IncidentViews;
import cn.xinshou.breach.incident.Timeline;
import cn.xinshou.breach.notice.NoticeContent;
import cn.xinshou.breach.notice.NoticeLint;
import cn.xinshou.breach.notice.NoticeState;
import cn.xinshou.breach.notice.NoticeViews;
import cn.xinshou.breach.notice.Recipients;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Puts together what a page shows. */
@ApplicationScoped
class Pages {

    // The board shows what is being worked on; older incidents are found by number through the API.
    private static final int ON_BOARD = 100;
    private static final int IN_TIMELINE = 500;

    @CheckedTemplate(basePath = "console")
    static final class Templates {

        private Templates() {}

        static native TemplateInstance board(Words w, Viewer viewer, List<IncidentCard> incidents);

        static native TemplateInstance incidents(Words w, List<IncidentCard> incidents);

        static native TemplateInstance incident(
                Words w,
                Viewer viewer,
                IncidentCard incident,
                FactsShown facts,
                Recipients.Snapshot people,
                List<NoticeCard> notices,
                Progress progress,
                List<TimelineRow> timeline);

        static native TemplateInstance deliveries(Words w, Progress progress);

        static native TemplateInstance missing(Words w, List<String> missing);

        static native TemplateInstance problem(Words w, Viewer viewer, String detail, List<String> errors);
    }

    private final IncidentViews incidents;
    private final NoticeViews notices;
    private final Recipients recipients;
    private final Deliveries deliveries;
    private final Timeline timeline;
    private final Viewer viewer;
    private final Clock clock;

    Pages(
            IncidentViews incidents,
            NoticeViews notices,
            Recipients recipients,
            Deliveries deliveries,
            Timeline timeline,
            Viewer viewer,
            Clock clock) {
        this.incidents = incidents;
        this.notices = notices;
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.timeline = timeline;
        this.viewer = viewer;
        this.clock = clock;
    }

    TemplateInstance board() {
        return Templates.board(words(), viewer, cards());
    }

    /** The list alone, for a page that is already there. */
    TemplateInstance incidents() {
        return Templates.incidents(words(), cards());
    }

    TemplateInstance incident(UUID id) {
        var view = incidents.of(id);
        return Templates.incident(
                words(),
                viewer,
                card(view),
                FactsShown.of(view.facts()),
                recipients.snapshot(id),
                notices.all(id).stream()
                        .map(n -> NoticeCard.of(n, words(), viewer.id()))
                        .toList(),
                progress(id),
                timeline.of(id, null, IN_TIMELINE).stream().map(this::entry).toList());
    }

    TemplateInstance deliveries(UUID id) {
        return Templates.deliveries(words(), progress(incidents.of(id).id()));
    }

    TemplateInstance missing(NoticeContent content) {
        return Templates.missing(words(), NoticeCard.missing(NoticeLint.of(content), words()));
    }

    TemplateInstance problem(String detail, List<String> errors) {
        return Templates.problem(words(), viewer, detail, errors);
    }

    private List<IncidentCard> cards() {
        return incidents.newest(null, null, ON_BOARD).items().stream()
                .map(this::card)
                .toList();
    }

    private IncidentCard card(IncidentView view) {
        return IncidentCard.of(view, words(), clock.instant());
    }

    private Progress progress(UUID id) {
        var moving = notices.all(id).stream().anyMatch(n -> n.state() == NoticeState.SENDING);
        return Progress.of(id.toString(), deliveries.counts(id, null), words(), moving);
    }

    private TimelineRow entry(Timeline.Entry entry) {
        var isReference = entry.kind().startsWith("notice-") && entry.detail().length() >= 36;
        return new TimelineRow(
                words().time(entry.at()),
                words().orSelf("entry-", entry.kind()),
                isReference || entry.kind().equals("approval-voided") ? "" : entry.detail(),
                Viewer.shortened(entry.actor()));
    }

    private Words words() {
        return viewer.english() ? Words.ENGLISH : Words.CHINESE;
    }
}

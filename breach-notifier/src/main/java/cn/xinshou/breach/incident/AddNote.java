package cn.xinshou.breach.incident;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Somebody writes down what they did or learned. */
@ApplicationScoped
public class AddNote {

    private final Incidents incidents;
    private final Timeline timeline;

    AddNote(Incidents incidents, Timeline timeline) {
        this.incidents = incidents;
        this.timeline = timeline;
    }

    @Transactional
    public void add(UUID id, String text, String by) {
        incidents.locked(id).requireNotClosed();
        timeline.add(id, "note", by, text);
    }
}

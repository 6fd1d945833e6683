package cn.xinshou.breach.console;

import cn.xinshou.frontdoor.Caller;
import jakarta.enterprise.context.RequestScoped;

/** Who looks at a page, and what they may do there. */
@RequestScoped
public class Viewer {

    private final Caller caller;
    private final Language language;

    Viewer(Caller caller, Language language) {
        this.caller = caller;
        this.language = language;
    }

    String id() {
        return caller.id();
    }

    /** What is shown of an id: enough to tell two people apart. */
    public String name() {
        return shortened(id());
    }

    static String shortened(String id) {
        return id.length() > 12 ? id.substring(0, 8) : id;
    }

    public boolean responder() {
        return caller.has("responder");
    }

    public boolean approver() {
        return caller.has("approver") || caller.has("privacy-officer");
    }

    boolean english() {
        return language.english();
    }
}

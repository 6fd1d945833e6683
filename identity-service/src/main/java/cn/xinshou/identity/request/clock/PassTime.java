package cn.xinshou.identity.request.clock;

import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.RequestEvent;
import cn.xinshou.identity.request.RequestState;
import cn.xinshou.identity.request.Requests;
import cn.xinshou.identity.request.correspondence.CallTheDesk;
import cn.xinshou.identity.request.correspondence.NoteKind;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.request.correspondence.Tell;
import cn.xinshou.identity.request.deadline.RequestClock;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.UUID;

/**
 * What time does to one request: reminders, what is overdue, the answer on day 30, and the end of a request of which nobody showed who asked.
 * Time never refuses anything; that takes a person (promise P5.4).
 */
@ApplicationScoped
class PassTime {

    private final Requests requests;
    private final Notes notes;
    private final Tell tell;
    private final CallTheDesk call;
    private final RequestClock clock;
    private final Journal journal;

    PassTime(Requests requests, Notes notes, Tell tell, CallTheDesk call, RequestClock clock, Journal journal) {
        this.requests = requests;
        this.notes = notes;
        this.tell = tell;
        this.call = call;
        this.clock = clock;
        this.journal = journal;
    }

    /** Does nothing if somebody else has the request in hand, or had it a moment ago. */
    @Transactional
    void pass(UUID id) {
        var now = clock.now();
        requests.takeToLookAt(id, now).ifPresent(request -> {
            for (var fact :
                    request.passTime(now, clock.unverifiedUntil(request.work().receivedAt()))) {
                act(request, fact, now);
                journal.append(fact);
            }
        });
    }

    private void act(Request request, RequestEvent fact, Instant now) {
        switch (fact) {
            case RequestEvent.InterimAnswered answered -> {
                notes.keep(request, NoteKind.INTERIM, interim(request), Request.SYSTEM, now);
                tell.interim(request);
            }
            case RequestEvent.Expired expired -> {
                notes.purge(request.id());
                tell.answer(request, RequestState.EXPIRED);
            }
            case RequestEvent.Overdue overdue ->
                call.about(request.id(), request.kind().word(), overdue.dueAt());
            default -> {
                // The desk sees it on its list.
            }
        }
    }

    /** Says how far it has come and what is missing, in both languages. */
    private JsonNode interim(Request request) {
        var state = request.state();
        var words = JsonNodeFactory.instance.objectNode();
        words.put("state", state.word());
        switch (state) {
            case PAUSED ->
                say(
                        words,
                        "您的请求尚在等待您补充材料，收到后继续办理；所缺内容见此前的通知。",
                        "Your request waits for what you were asked for; the work goes on once it is here.");
            case RECEIVED, VERIFYING ->
                say(
                        words,
                        "您的请求尚未办理：还没有核实请求人的身份。您可以用其他方式证明身份。",
                        "Your request is not carried out: it is not established yet who asked. Show who you are in another way.");
            default -> {
                if (request.work().extended()) {
                    say(
                            words,
                            "您的请求正在办理，尚未完成，将在您同意延长的期限前答复结果。",
                            "Your request is being worked on and is not done; the result comes by the later day that you agreed to.");
                } else {
                    say(
                            words,
                            "您的请求正在办理，尚未完成，已转由其他工作人员督办。您可以随时投诉。",
                            "Your request is being worked on and is not done; others at the desk were called in. You may complain at any"
                                    + " time.");
                }
            }
        }
        return words;
    }

    private static void say(ObjectNode words, String zh, String en) {
        words.put("zh", zh).put("en", en);
    }
}

package cn.xinshou.identity.request;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** Finds a request for somebody who may know that it exists; others learn nothing, not even that. */
@ApplicationScoped
public class FindRequest {

    private final Requests requests;
    private final Caller caller;

    FindRequest(Requests requests, Caller caller) {
        this.requests = requests;
        this.caller = caller;
    }

    /** For the person, the platform and the desk. */
    public Request forAll(UUID id) {
        return requests.findByIdOptional(id)
                .filter(request -> isOfTheDesk() || caller.has("platform") || isOwn(request))
                .orElseThrow(FindRequest::none);
    }

    /** For the person only; locked. */
    public Request forPerson(UUID id) {
        return requests.lock(id).filter(this::isOwn).orElseThrow(FindRequest::none);
    }

    /** For the person and the desk; locked. */
    public Request forPersonOrDesk(UUID id) {
        return requests.lock(id)
                .filter(request -> isOfTheDesk() || isOwn(request))
                .orElseThrow(FindRequest::none);
    }

    private boolean isOfTheDesk() {
        return caller.has("privacy-officer");
    }

    private boolean isOwn(Request request) {
        return caller.has("data-subject")
                && caller.id().equals(request.subject().toString());
    }

    private static Problem none() {
        return Problem.of(CommonProblem.NOT_FOUND, "There is no such request, or it is another person's.");
    }
}

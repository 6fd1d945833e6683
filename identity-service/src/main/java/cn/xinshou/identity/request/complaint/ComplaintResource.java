package cn.xinshou.identity.request.complaint;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.request.deadline.Place;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Complaints: by people for themselves, and entered by officers where they came by mail (P5.5). */
@Path("/complaints")
@RolesAllowed({"data-subject", "privacy-officer"})
@RunOnVirtualThread
class ComplaintResource {

    /** @param subject whose it is; for officers to state */
    record Filing(
            @Nullable UUID subject,
            @NotNull @ValidText(max = 8_000) String words) {

        @Override
        public String toString() {
            return "Filing[…]";
        }
    }

    private final Complain complain;
    private final DecideComplaint decide;
    private final ReadComplaint read;
    private final Complaints complaints;
    private final Caller caller;

    ComplaintResource(
            Complain complain, DecideComplaint decide, ReadComplaint read, Complaints complaints, Caller caller) {
        this.complain = complain;
        this.decide = decide;
        this.read = read;
        this.complaints = complaints;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public ComplaintView file(@Valid @NotNull Filing filing) {
        return ComplaintView.of(complain.complain(subject(filing.subject()), null, filing.words()));
    }

    /** One's own; the desk sees all. */
    @GET
    public Page<ComplaintView> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        var whose = caller.has("privacy-officer") ? null : caller.subject();
        var found = complaints.search(whose, Place.behind(cursor), limit + 1);
        return Page.of(found, limit, complaint -> new Place(complaint.dueAt(), complaint.id()).cursor())
                .map(ComplaintView::of);
    }

    @GET
    @Path("/{id}")
    public ComplaintView one(UUID id) {
        return read.read(id);
    }

    @POST
    @Path("/{id}/decide")
    @RolesAllowed("privacy-officer")
    @Idempotent
    public ComplaintView decide(UUID id, @Valid @NotNull Deciding deciding) {
        return ComplaintView.of(decide.alone(id, deciding.outcome(), deciding.answer()));
    }

    private UUID subject(@Nullable UUID stated) {
        if (!caller.has("privacy-officer")) {
            if (stated != null && !stated.equals(caller.subject())) {
                throw Problem.of(CommonProblem.FORBIDDEN, "People complain for themselves.");
            }
            return caller.subject();
        }
        if (stated == null) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Mend the field named and send it again.")
                    .field("subject", "is required");
        }
        return stated;
    }
}

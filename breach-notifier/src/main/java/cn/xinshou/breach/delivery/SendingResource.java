package cn.xinshou.breach.delivery;

import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.breach.notice.NoticeView;
import cn.xinshou.breach.notice.NoticeViews;
import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** Sending an approved notice, and where its copies are. */
@Path("/incidents/{id}")
@RunOnVirtualThread
class SendingResource {

    /** @param counts people per state, by channel */
    record Accounts(
            Map<String, Counts> counts, @JsonUnwrapped Page<Deliveries.Delivery> page) {}

    private final Incidents incidents;
    private final NoticeViews views;
    private final SendNotice send;
    private final StopNotice stop;
    private final ResumeNotice resume;
    private final Deliveries deliveries;
    private final Caller caller;

    SendingResource(
            Incidents incidents,
            NoticeViews views,
            SendNotice send,
            StopNotice stop,
            ResumeNotice resume,
            Deliveries deliveries,
            Caller caller) {
        this.incidents = incidents;
        this.views = views;
        this.send = send;
        this.stop = stop;
        this.resume = resume;
        this.deliveries = deliveries;
        this.caller = caller;
    }

    @POST
    @Path("/notices/{notice}/send")
    @RolesAllowed({"responder", "approver"})
    public NoticeView send(@RestPath UUID id, @RestPath UUID notice) {
        return views.of(send.send(id, notice, caller.id()));
    }

    @POST
    @Path("/notices/{notice}/stop")
    @RolesAllowed({"responder", "approver", "privacy-officer"})
    public NoticeView stop(@RestPath UUID id, @RestPath UUID notice) {
        return views.of(stop.stop(id, notice, caller.id()));
    }

    @POST
    @Path("/notices/{notice}/resume")
    @RolesAllowed({"responder", "approver"})
    public NoticeView resume(@RestPath UUID id, @RestPath UUID notice) {
        return views.of(resume.resume(id, notice, caller.id()));
    }

    @GET
    @Path("/deliveries")
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public Accounts deliveries(
            @RestPath UUID id, @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        incidents.required(id);
        return new Accounts(
                deliveries.counts(id, null),
                Page.of(deliveries.of(id, cursor, limit + 1), limit, d -> Cursor.encode(d.id())));
    }
}

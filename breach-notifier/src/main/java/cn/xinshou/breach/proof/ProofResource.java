package cn.xinshou.breach.proof;

import cn.xinshou.breach.delivery.Deliveries;
import cn.xinshou.breach.incident.Incidents;
import cn.xinshou.breach.notice.NoticeViews;
import cn.xinshou.breach.notice.Recipients;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The bundle of proof for one incident. */
@Path("/incidents/{id}/proof")
@RunOnVirtualThread
class ProofResource {

    private final Incidents incidents;
    private final NoticeViews notices;
    private final Recipients recipients;
    private final Deliveries deliveries;
    private final Clock clock;

    ProofResource(Incidents incidents, NoticeViews notices, Recipients recipients, Deliveries deliveries, Clock clock) {
        this.incidents = incidents;
        this.notices = notices;
        this.recipients = recipients;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"responder", "approver", "auditor", "privacy-officer"})
    public Proof proof(
            @RestPath UUID id,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("500") @PageSize int limit) {
        var incident = incidents.required(id);
        var copies = Page.of(deliveries.of(id, cursor, limit + 1), limit, d -> Cursor.encode(d.id()));
        var tries = tries(copies.items().stream().map(Deliveries.Delivery::id).toList());
        return new Proof(
                new Proof.Subject(incident.id(), incident.number(), incident.title()),
                clock.instant(),
                recipients.snapshot(id),
                notices.all(id),
                copies.items().stream()
                        .map(d -> new Proof.Person(d, tries.getOrDefault(d.id(), List.of())))
                        .toList(),
                copies.next());
    }

    private Map<UUID, List<Deliveries.Attempt>> tries(List<UUID> copies) {
        return deliveries.attempts(copies).stream().collect(Collectors.groupingBy(Deliveries.Attempt::delivery));
    }
}

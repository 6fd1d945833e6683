package cn.xinshou.identity.request.intake;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.identity.request.Channel;
import cn.xinshou.identity.request.Language;
import cn.xinshou.identity.request.Requester;
import cn.xinshou.identity.request.Requests;
import cn.xinshou.identity.request.deadline.Place;
import cn.xinshou.identity.request.view.ReadRequest;
import cn.xinshou.identity.request.view.RequestQuery;
import cn.xinshou.identity.request.view.RequestView;
import cn.xinshou.identity.right.RequestKind;
import com.fasterxml.jackson.databind.JsonNode;
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

/** Requests as people, the platform and the desk file and follow them. */
@Path("/requests")
@RolesAllowed({"data-subject", "platform", "privacy-officer"})
@RunOnVirtualThread
class RequestResource {

    /**
     * @param details text or an object
     * @param mailSetAside whether it came in a mail with personal data in it, which was set aside and not used
     */
    record Filing(
            @Nullable UUID subject,
            @NotNull RequestKind kind,
            @ValidWords @Nullable JsonNode details,
            @ValidWords @Nullable JsonNode proof,
            @Nullable Channel channel,
            @Nullable Requester requester,
            @Nullable Language language,
            @Nullable Boolean mailSetAside) {

        @Override
        public String toString() {
            return "Filing[" + kind + "]";
        }
    }

    private final ReceiveRequest receive;
    private final ReadRequest read;
    private final Requests requests;
    private final Caller caller;

    RequestResource(ReceiveRequest receive, ReadRequest read, Requests requests, Caller caller) {
        this.receive = receive;
        this.read = read;
        this.requests = requests;
        this.caller = caller;
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public RequestView file(@Valid @NotNull Filing filing) {
        return RequestView.received(receive.receive(Filer.of(caller).intake(filing, caller)));
    }

    /** The caller's own; the platform names the person; the desk sees all. */
    @GET
    public Page<RequestView> list(
            @RestQuery @Nullable UUID subject,
            @RestQuery @Nullable String state,
            @RestQuery @Nullable String due,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        var found = requests.search(
                Filer.of(caller).listed(subject, caller),
                RequestQuery.state(state),
                RequestQuery.dueBy(due),
                Place.behind(cursor),
                limit + 1);
        return Page.of(found, limit, request -> new Place(request.work().dueAt(), request.id()).cursor())
                .map(RequestView::of);
    }

    @GET
    @Path("/{id}")
    public RequestView one(UUID id) {
        return read.read(id);
    }
}

package cn.xinshou.breach.proof;

import cn.xinshou.breach.delivery.Deliveries;
import cn.xinshou.breach.delivery.DeliveryState;
import cn.xinshou.breach.notice.Bilingual;
import cn.xinshou.breach.notice.Notices;
import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.input.PageSize;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** What a person was told, for that person: a mail may be lost, this page is not. */
@Path("/subjects/{subject}/notices")
@RunOnVirtualThread
class ToldResource {

    /** @param code proves at the public page that the notice is real */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Told(
            Bilingual title,
            String channel,
            DeliveryState state,
            @Nullable String code,
            @Nullable Instant handedOffAt,
            @Nullable Instant deliveredAt) {}

    private final Deliveries deliveries;
    private final Notices notices;

    ToldResource(Deliveries deliveries, Notices notices) {
        this.deliveries = deliveries;
        this.notices = notices;
    }

    @GET
    @PermissionsAllowed("act-for-subject")
    public Page<Told> told(
            @RestPath UUID subject,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        return Page.of(deliveries.to(subject, cursor, limit + 1), limit, d -> Cursor.encode(d.id()))
                .map(this::told);
    }

    private Told told(Deliveries.Delivery copy) {
        var title = Optional.ofNullable(notices.findById(copy.notice()))
                .map(notice -> notice.content().title())
                .orElse(Bilingual.EMPTY);
        return new Told(title, copy.channel(), copy.state(), copy.code(), copy.handedOffAt(), copy.deliveredAt());
    }
}

package cn.xinshou.consent.device;

import cn.xinshou.consent.consent.Token;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseHeader;
import org.jspecify.annotations.Nullable;

/** The choices of one device, for whoever holds its token (header {@code Device-Token}). */
@Path("/devices/{device}/choices")
@PermitAll
@RunOnVirtualThread
class ChoicesResource {

    private static final int MOST_CHOICES = 50;

    /** @param signalShown whether it was said beforehand that the browser's signal asks for the contrary; counts for grants only */
    record Wish(
            @NotNull @Token String purpose,
            @NotNull Choice choice,
            @Nullable Boolean signalShown) {}

    /** @param choices those left out stay as they are */
    record Request(
            @NotNull @Size(min = 1, max = MOST_CHOICES) List<@NotNull @Valid Wish> choices,
            @Token @Nullable String surface,
            @Token @Nullable String policyVersion) {}

    private final SeeChoices see;
    private final ChangeChoices change;
    private final Heard heard;

    ChoicesResource(SeeChoices see, ChangeChoices change, Heard heard) {
        this.see = see;
        this.change = change;
        this.heard = heard;
    }

    @GET
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public DeviceView see(UUID device) throws SQLException {
        return answer(see.see(device, heard));
    }

    @PUT
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    public DeviceView change(UUID device, @Valid @NotNull Request request) throws SQLException {
        var wishes = request.choices().stream()
                .map(wish ->
                        new ChangeChoices.Wish(wish.purpose(), wish.choice(), Boolean.TRUE.equals(wish.signalShown())))
                .toList();
        return answer(
                change.change(device, heard, wishes, Optional.ofNullable(request.surface()), request.policyVersion()));
    }

    private DeviceView answer(DeviceView view) {
        heard.answerTracking(view.beyondNecessary());
        return view;
    }
}

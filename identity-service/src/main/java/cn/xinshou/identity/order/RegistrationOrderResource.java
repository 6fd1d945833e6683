package cn.xinshou.identity.order;

import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/** The platform says which orders exist; an order locks its items within its period. */
@Path("/profiles/{subject}/registration-orders")
@RolesAllowed("platform")
@RunOnVirtualThread
class RegistrationOrderResource {

    record Order(
            @NotNull @Pattern(regexp = "[A-Za-z0-9._:-]{1,64}")
            String order,

            @NotNull @ValidText(max = 100) String exam,
            @NotEmpty Set<@NotNull Item> items,
            @NotNull Instant from,
            @NotNull Instant until,
            @Nullable Instant ticketsAt) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            String order,
            String exam,
            List<String> items,
            List<String> locked,
            Instant from,
            Instant until,
            @Nullable Instant ticketsAt) {

        static View of(RegistrationOrder order) {
            return new View(
                    order.orderId(),
                    order.exam(),
                    order.items(),
                    order.locked(),
                    order.from(),
                    order.until(),
                    order.ticketsAt());
        }
    }

    private final PlaceRegistrationOrder place;
    private final LiftRegistrationOrder lift;

    RegistrationOrderResource(PlaceRegistrationOrder place, LiftRegistrationOrder lift) {
        this.place = place;
        this.lift = lift;
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public View place(UUID subject, @Valid @NotNull Order order) {
        if (!order.from().isBefore(order.until())) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "The period ends before it begins.")
                    .field("until", "must be after from");
        }
        return View.of(place.place(
                subject, order.order(), order.exam(), order.items(), order.from(), order.until(), order.ticketsAt()));
    }

    @DELETE
    @Path("/{order}")
    public void lift(UUID subject, String order) {
        lift.lift(subject, order);
    }
}

package cn.xinshou.identity.delegation;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.reading.TimeCursor;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The organisation delegates; a school's staff see what they may do. */
@Path("/delegations")
@RolesAllowed({"platform", "privacy-officer"})
@RunOnVirtualThread
class DelegationResource {

    /** PostgreSQL holds no later times, and nobody means them. */
    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    record Order(
            @NotNull @Pattern(regexp = "[A-Za-z0-9-]{1,32}") String school,

            @NotNull @ValidText(max = 100) String schoolName,

            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,63}")
            String purpose,

            @NotNull @ValidText(max = 100) String exam,
            @NotEmpty Set<@NotNull Item> items,
            @NotEmpty @Size(max = 50) Set<@NotNull UUID> staff,
            @NotNull Instant until,
            @NotNull @Min(1) @Max(10_000) Integer atMost) {

        Delegation.Scope scope() {
            return new Delegation.Scope(
                    school, schoolName, purpose, exam, items, staff, until.truncatedTo(ChronoUnit.MICROS), atMost);
        }
    }

    private final DelegateToSchool delegate;
    private final Delegations delegations;
    private final Caller caller;
    private final Clock clock;

    DelegationResource(DelegateToSchool delegate, Delegations delegations, Caller caller, Clock clock) {
        this.delegate = delegate;
        this.delegations = delegations;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public DelegationView delegate(@Valid @NotNull Order order) {
        if (!order.until().isAfter(clock.instant()) || !order.until().isBefore(END_OF_TIME)) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "A delegation ends in the future.")
                    .field("until", "must be in the future");
        }
        return view(delegate.delegate(order.scope(), caller.id()));
    }

    @GET
    @RolesAllowed({"platform", "privacy-officer", "school-staff"})
    public Page<DelegationView> list(
            @RestQuery @Nullable String cursor, @RestQuery @DefaultValue("50") @PageSize int limit) {
        var behind = TimeCursor.of(cursor);
        var found = delegations.list(isOrganisation() ? null : caller.id(), behind.before(), behind.id(), limit + 1);
        return Page.of(found, limit, delegation -> TimeCursor.after(delegation.createdAt(), delegation.id()))
                .map(this::view);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"platform", "privacy-officer", "school-staff"})
    public DelegationView one(UUID id) {
        var delegation = delegations.one(id);
        if (!isOrganisation() && !delegation.isFor(caller.id())) {
            throw Delegations.unknown();
        }
        return view(delegation);
    }

    private boolean isOrganisation() {
        return caller.has("platform") || caller.has("privacy-officer");
    }

    private DelegationView view(Delegation delegation) {
        return DelegationView.of(delegation, clock.instant());
    }
}

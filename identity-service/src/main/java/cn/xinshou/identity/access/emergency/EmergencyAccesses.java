package cn.xinshou.identity.access.emergency;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.access.cases.CaseBook;
import cn.xinshou.identity.access.cases.CaseId;
import cn.xinshou.identity.access.cases.CaseKind;
import cn.xinshou.identity.access.cases.OpenCase;
import cn.xinshou.identity.item.Item;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Page;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Every time the glass was broken. While one is open its id stands where a case's would. */
@ApplicationScoped
class EmergencyAccesses implements CaseBook, PanacheRepositoryBase<EmergencyAccess, UUID> {

    private static final UUID LOWEST = new UUID(0, 0);

    private final Clock clock;
    private final MeterRegistry metrics;

    EmergencyAccesses(Clock clock, MeterRegistry metrics) {
        this.clock = clock;
        this.metrics = metrics;
    }

    @Override
    public Optional<OpenCase> open(String id) {
        return CaseId.parse(id)
                .flatMap(this::findByIdOptional)
                .filter(access -> access.isOpen(clock.instant()))
                .map(access -> new OpenCase(
                        access.id().toString(),
                        CaseKind.EMERGENCY,
                        access.subject(),
                        EnumSet.allOf(Item.class),
                        access.usedBy()));
    }

    /** Counts it where whoever is on duty looks. */
    void sound() {
        metrics.counter("xinshou.break.glass").increment();
    }

    /** Of everybody. */
    @Transactional
    long unreviewed() {
        return count("reviewedBy is null");
    }

    long unreviewed(String account) {
        return count("usedBy = ?1 and reviewedBy is null", account);
    }

    EmergencyAccess lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Problem.of(CommonProblem.NOT_FOUND, "There was no emergency access of that id."));
    }

    List<EmergencyAccess> list(@Nullable Boolean reviewed, @Nullable UUID after, int limit) {
        var condition = reviewed == null ? "" : " and reviewedBy is " + (reviewed ? "not null" : "null");
        return find("id > ?1" + condition + " order by id", after == null ? LOWEST : after)
                .page(Page.ofSize(limit))
                .list();
    }
}

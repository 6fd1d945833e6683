package cn.xinshou.identity.access.cases;

import cn.xinshou.identity.item.Item;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Incidents, by id or by number. Who is affected is known to breach-notifier alone, so that a case of this kind is about nobody by name. */
@ApplicationScoped
class IncidentCases implements CaseBook, PanacheRepositoryBase<IncidentCase, UUID> {

    /** To recognise people and to reach them. */
    private static final Set<Item> ITEMS = EnumSet.of(
            Item.NAME, Item.PHONE, Item.EMAIL, Item.ADDRESS, Item.GUARDIAN, Item.USER_NAME, Item.REGISTRATION_NUMBER);

    @Override
    public Optional<OpenCase> open(String id) {
        return CaseId.parse(id)
                .map(this::findByIdOptional)
                .orElseGet(() -> find("number", id).firstResultOptional())
                .filter(IncidentCase::isOpen)
                .map(incident -> new OpenCase(incident.incident().toString(), CaseKind.INCIDENT, null, ITEMS));
    }

    IncidentCase of(UUID incident) {
        return findByIdOptional(incident).orElseGet(() -> {
            var told = new IncidentCase(incident);
            persist(told);
            return told;
        });
    }
}

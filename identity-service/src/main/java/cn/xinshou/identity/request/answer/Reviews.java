package cn.xinshou.identity.request.answer;

import cn.xinshou.identity.request.Ground;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The reviews of all refusals. */
@ApplicationScoped
class Reviews implements PanacheRepositoryBase<Review, UUID> {

    /** Whether the last word of somebody else about this ground is yes. */
    boolean supports(UUID request, Ground ground, String decider) {
        return find("request = ?1 and ground = ?2 and saidBy <> ?3 order by at desc, id", request, ground, decider)
                .firstResultOptional()
                .filter(Review::agrees)
                .isPresent();
    }
}

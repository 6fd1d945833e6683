package cn.xinshou.consent.decision;

import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.Purpose;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What was collected longer ago than the policy keeps it is not used any more (PIPL 19), in calendar days of China. Only periods that
 * run from the collection can be judged here; those that run from another event are the business of who knows that event.
 */
@ApplicationScoped
class Retention implements Objection {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final String COLLECTION = "collection";

    @Override
    public @Nullable Reason against(Question question, Policy terms, Purpose purpose, long now) {
        var collected = question.collectedAt();
        var keep = purpose.keep();
        if (collected == null || keep == null || !keep.from().equals(COLLECTION)) {
            return null;
        }
        var end = collected.atZone(CHINA).plus(keep.period()).toInstant();
        return end.toEpochMilli() <= now ? Reason.RETENTION_EXPIRED : null;
    }
}

package cn.xinshou.breach.proof;

import cn.xinshou.breach.delivery.Deliveries.Attempt;
import cn.xinshou.breach.delivery.Deliveries.Delivery;
import cn.xinshou.breach.notice.NoticeView;
import cn.xinshou.breach.notice.Recipients;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who was told, when and how.
 *
 * @param next cursor of the following part of {@code people}; null on the last
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Proof(
        Subject incident,
        Instant asOf,
        Recipients.Snapshot recipients,
        List<NoticeView> notices,
        List<Person> people,
        @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable String next) {

    record Subject(UUID id, String number, String title) {}

    /** One person's copy with everything that was tried. */
    record Person(@JsonUnwrapped Delivery delivery, List<Attempt> tries) {}
}

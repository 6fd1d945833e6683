package cn.xinshou.identity.transfer;

import cn.xinshou.identity.delivery.Handover;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer as the person and the desk see it.
 *
 * @param way {@code interface} or {@code file}, once it is carried out
 * @param items what is in it, of those asked for
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TransferView(
        UUID request,
        @Nullable Target target,
        @Nullable Conditions conditions,
        @Nullable String checkedBy,
        @Nullable Instant checkedAt,
        @Nullable String way,
        @Nullable List<String> items,
        @Nullable Handover delivery) {

    static TransferView of(
            Transfer transfer, @Nullable Target target, @Nullable Conditions conditions, @Nullable Handover delivery) {
        return new TransferView(
                transfer.request(),
                target,
                conditions,
                transfer.checkedBy(),
                transfer.checkedAt(),
                transfer.way(),
                transfer.items(),
                delivery);
    }

    @Override
    public String toString() {
        return "TransferView[" + request + ", " + way + "]";
    }
}

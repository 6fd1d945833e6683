package cn.xinshou.identity.request;

import cn.xinshou.identity.right.RequestKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Requests as the features that carry them out may know them. */
@ApplicationScoped
public class OpenRequests {

    /** @param open whether it still waits for its answer */
    public record Opened(UUID id, UUID subject, RequestKind kind, boolean open) {}

    private final FindRequest find;

    OpenRequests(FindRequest find) {
        this.find = find;
    }

    /**
     * Keeps it from being decided until the transaction ends.
     *
     * @throws cn.xinshou.frontdoor.problem.Problem NOT_FOUND unless the caller is the person or an officer
     */
    @Transactional(TxType.MANDATORY)
    public Opened forPersonOrDesk(UUID id) {
        var request = find.forPersonOrDesk(id);
        return new Opened(id, request.subject(), request.kind(), request.state().isOpen());
    }
}

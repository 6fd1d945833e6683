package cn.xinshou.identity.transfer;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.delivery.Deliveries;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.request.OpenRequests;
import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What is settled about a transfer before it is carried out: whom the person names, and what an officer finds of the four conditions. */
@ApplicationScoped
class PrepareTransfer {

    static final String TARGET = "target";
    static final String REASONS = "reasons";

    private final OpenRequests requests;
    private final Transfers transfers;
    private final Deliveries deliveries;
    private final TargetRules rules;
    private final Seals seals;
    private final Readings readings;
    private final Caller caller;
    private final Clock clock;

    PrepareTransfer(
            OpenRequests requests,
            Transfers transfers,
            Deliveries deliveries,
            TargetRules rules,
            Seals seals,
            Readings readings,
            Caller caller,
            Clock clock) {
        this.requests = requests;
        this.transfers = transfers;
        this.deliveries = deliveries;
        this.rules = rules;
        this.seals = seals;
        this.readings = readings;
        this.caller = caller;
        this.clock = clock;
    }

    /** Naming somebody anew makes what was found of the one before void. */
    @Transactional
    public TransferView name(UUID id, Target target) {
        var request = open(id);
        rules.check(target);
        var transfer = transfers.of(id, request.subject());
        var seal = seals.hold(request.subject());
        transfer.name(transfers.close(seal, id, TARGET, target));
        return TransferView.of(transfer, target, null, null);
    }

    @Transactional
    public TransferView find(UUID id, Conditions conditions) {
        var request = open(id);
        var transfer = transfers.of(id, request.subject());
        var seal = seals.hold(request.subject());
        transfer.find(
                conditions,
                transfers.close(seal, id, REASONS, conditions),
                caller.id(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        return view(transfer, request.subject());
    }

    @Transactional
    public TransferView look(UUID id) {
        var request = transfer(id);
        return transfers
                .findByIdOptional(id)
                .map(transfer -> view(transfer, request.subject()))
                .orElseGet(() -> TransferView.of(new Transfer(id, request.subject()), null, null, null));
    }

    private TransferView view(Transfer transfer, UUID subject) {
        var seal = seals.of(subject).orElse(null);
        var target = transfer.target();
        var reasons = transfer.reasons();
        noteIfRead(transfer, subject, seal != null && (target != null || reasons != null));
        var carried = deliveries.of(transfer.request());
        return TransferView.of(
                transfer,
                seal == null || target == null
                        ? null
                        : transfers.open(seal, transfer.request(), TARGET, target, Target.class),
                seal == null || reasons == null
                        ? null
                        : transfers.open(seal, transfer.request(), REASONS, reasons, Conditions.class),
                carried.isEmpty() ? null : carried.getFirst());
    }

    /** Whom somebody sends their data to is theirs to know: an officer's look at it is a read. */
    private void noteIfRead(Transfer transfer, UUID subject, boolean opened) {
        if (opened && caller.has("privacy-officer")) {
            readings.note(
                    subject,
                    List.of("transfer-recipient"),
                    Why.request(transfer.request().toString()),
                    Actor.of(caller));
        }
    }

    private OpenRequests.Opened open(UUID id) {
        var request = transfer(id);
        if (!request.open()) {
            throw Problem.of(IdentityProblem.REQUEST_STATE, "The request is closed; file another one.");
        }
        return request;
    }

    private OpenRequests.Opened transfer(UUID id) {
        var request = requests.forPersonOrDesk(id);
        if (request.kind() != RequestKind.TRANSFER) {
            throw Problem.of(IdentityProblem.REQUEST_STATE, "This request asks for no transfer.");
        }
        return request;
    }
}

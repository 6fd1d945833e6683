package cn.xinshou.consent.transfer;

import cn.xinshou.frontdoor.idempotency.Idempotent;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quarkus.security.PermissionsAllowed;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** A person's word on a transfer. */
@Path("/subjects/{subject}/transfers/{id}")
@PermissionsAllowed("act-for-subject")
@RunOnVirtualThread
class OwnTransferResource {

    enum Word {
        @JsonProperty("agree")
        AGREE,
        @JsonProperty("refuse")
        REFUSE
    }

    record Request(@NotNull Word answer) {}

    /** What it means for the person, and who takes over. */
    record View(UUID id, TransferKind kind, Successor successor, boolean decision, DecideForPerson.Reason reason) {}

    private final Transfers transfers;
    private final AnswerTransfer answer;
    private final DecideForPerson person;

    OwnTransferResource(Transfers transfers, AnswerTransfer answer, DecideForPerson person) {
        this.transfers = transfers;
        this.answer = answer;
        this.person = person;
    }

    @GET
    public View see(UUID subject, UUID id) {
        return view(subject, id);
    }

    @POST
    @Path("/answer")
    @Idempotent
    public View answer(UUID subject, UUID id, @Valid @NotNull Request request) {
        answer.answer(subject, id, request.answer() == Word.AGREE);
        return view(subject, id);
    }

    /** Of what is not announced a person is told nothing. */
    private View view(UUID subject, UUID id) {
        var transfer = transfers.required(id);
        transfer.requireAnnounced();
        var decided = person.decide(id, subject);
        return new View(id, transfer.kind(), transfer.successor(), decided.decision(), decided.reason());
    }
}

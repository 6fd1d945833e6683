package cn.xinshou.identity.request.view;

import cn.xinshou.identity.copy.HeldRequests;
import cn.xinshou.identity.copy.PersonalCopy;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.Requests;
import cn.xinshou.identity.request.SealedWords;
import cn.xinshou.identity.request.complaint.ComplaintView;
import cn.xinshou.identity.request.complaint.Complaints;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

@ApplicationScoped
class RequestsOfPerson implements HeldRequests {

    private final Requests requests;
    private final Complaints complaints;
    private final Notes notes;
    private final Seals seals;
    private final SealedWords words;

    RequestsOfPerson(Requests requests, Complaints complaints, Notes notes, Seals seals, SealedWords words) {
        this.requests = requests;
        this.complaints = complaints;
        this.notes = notes;
        this.seals = seals;
        this.words = words;
    }

    @Override
    public List<PersonalCopy.Request> of(UUID subject) {
        return seals.of(subject).stream()
                .flatMap(seal -> {
                    var said = notes.ofPerson(seal, subject);
                    return requests.list("subject = ?1 order by work.receivedAt, id", subject).stream()
                            .map(request -> held(request, seal, said.getOrDefault(request.id(), List.of())));
                })
                .toList();
    }

    @Override
    public List<PersonalCopy.Complaint> complaintsOf(UUID subject) {
        return seals.of(subject).stream()
                .flatMap(seal -> complaints.list("subject = ?1 order by receivedAt, id", subject).stream()
                        .map(complaint -> held(ComplaintView.of(complaint, seal))))
                .toList();
    }

    private PersonalCopy.Request held(Request request, Seal seal, List<Notes.Open> said) {
        return new PersonalCopy.Request(
                request.work().receivedAt(),
                request.id(),
                request.kind().word(),
                request.state().word(),
                request.asked().channel().word(),
                request.asked().requester().word(),
                words.details(seal, request),
                words.proof(seal, request),
                request.answer().decidedAt(),
                words.answer(seal, request),
                said.stream()
                        .filter(note -> note.kind().isForThePerson())
                        .map(note ->
                                new PersonalCopy.Said(note.at(), note.kind().word(), note.by(), note.words()))
                        .toList());
    }

    private static PersonalCopy.Complaint held(ComplaintView complaint) {
        return new PersonalCopy.Complaint(
                complaint.receivedAt(),
                complaint.id(),
                complaint.request(),
                complaint.state().word(),
                Objects.requireNonNull(complaint.words()),
                complaint.decidedAt(),
                complaint.decidedBy(),
                complaint.answer());
    }
}

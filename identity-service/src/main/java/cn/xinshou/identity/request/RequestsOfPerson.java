package cn.xinshou.identity.request;

import cn.xinshou.identity.copy.HeldRequests;
import cn.xinshou.identity.copy.PersonalCopy;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
class RequestsOfPerson implements HeldRequests {

    private final Requests requests;
    private final Seals seals;
    private final SealedWords words;

    RequestsOfPerson(Requests requests, Seals seals, SealedWords words) {
        this.requests = requests;
        this.seals = seals;
        this.words = words;
    }

    @Override
    public List<PersonalCopy.Request> of(UUID subject) {
        return seals.of(subject).stream()
                .flatMap(seal -> requests.list("subject = ?1 order by work.receivedAt, id", subject).stream()
                        .map(request -> held(request, seal)))
                .toList();
    }

    private PersonalCopy.Request held(Request request, Seal seal) {
        return new PersonalCopy.Request(
                request.work().receivedAt(),
                request.id(),
                request.kind().word(),
                request.state().word(),
                request.channel().word(),
                request.requester().word(),
                words.open(seal, request.id(), SealedWords.Part.DETAILS, request.details()),
                words.open(seal, request.id(), SealedWords.Part.PROOF, request.proof()),
                request.decidedAt(),
                words.open(seal, request.id(), SealedWords.Part.ANSWER, request.answer()));
    }
}

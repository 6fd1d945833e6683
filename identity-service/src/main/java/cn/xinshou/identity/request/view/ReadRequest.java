package cn.xinshou.identity.request.view;

import cn.xinshou.frontdoor.Caller;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Readings;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.request.FindRequest;
import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.request.SealedWords;
import cn.xinshou.identity.request.complaint.ComplaintView;
import cn.xinshou.identity.request.complaint.Complaints;
import cn.xinshou.identity.request.correspondence.Notes;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Shows one request to somebody who may see it; an officer's look at its words is noted. */
@ApplicationScoped
public class ReadRequest {

    private final FindRequest find;
    private final Seals seals;
    private final SealedWords words;
    private final Notes notes;
    private final Complaints complaints;
    private final ComplaintMailbox mailbox;
    private final Readings readings;
    private final Caller caller;

    ReadRequest(
            FindRequest find,
            Seals seals,
            SealedWords words,
            Notes notes,
            Complaints complaints,
            ComplaintMailbox mailbox,
            Readings readings,
            Caller caller) {
        this.find = find;
        this.seals = seals;
        this.words = words;
        this.notes = notes;
        this.complaints = complaints;
        this.mailbox = mailbox;
        this.readings = readings;
        this.caller = caller;
    }

    /** With its words for the person and the desk, whose reading of them is noted; without them for the platform. */
    @Transactional
    public RequestView read(UUID id) {
        var request = find.forAll(id);
        var seal = seals.of(request.subject());
        if (seal.isEmpty() || caller.has("platform")) {
            return RequestView.of(request);
        }
        var opened = open(request, seal.get());
        if (caller.has("privacy-officer")) {
            readings.note(request.subject(), opened.seen(request.kind()), Why.request(id.toString()), Actor.of(caller));
        }
        return RequestView.of(request, opened);
    }

    private Opened open(Request request, Seal seal) {
        var said = notes.of(seal, request.id()).stream()
                .filter(note -> caller.has("privacy-officer") || note.kind().isForThePerson())
                .toList();
        return new Opened(
                words.details(seal, request),
                words.proof(seal, request),
                words.answer(seal, request),
                said.isEmpty() ? null : said,
                request.answer().ground() == null ? null : mailbox.address().orElse(null),
                complaints.about(request.id()).stream()
                        .findFirst()
                        .map(complaint -> ComplaintView.of(complaint, seal))
                        .orElse(null));
    }
}

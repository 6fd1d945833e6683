package cn.xinshou.identity.request.correspondence;

import cn.xinshou.identity.request.Request;
import cn.xinshou.identity.sealing.Seal;
import cn.xinshou.identity.sealing.Seals;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What was said about all requests. */
@ApplicationScoped
public class Notes implements PanacheRepositoryBase<Note, UUID> {

    /** A note with its words opened. */
    public record Open(NoteKind kind, Instant at, String by, JsonNode words) {

        @Override
        public String toString() {
            return "Open[" + kind + ", " + at + "]";
        }
    }

    private final Seals seals;
    private final ObjectMapper json;

    Notes(Seals seals, ObjectMapper json) {
        this.seals = seals;
        this.json = json;
    }

    /** Keeps the words, if there are any. */
    public void keep(Request request, NoteKind kind, @Nullable String words, String by, Instant at) {
        keep(request, kind, words == null ? null : TextNode.valueOf(words), by, at);
    }

    /** Keeps the words, if there are any. */
    public void keep(Request request, NoteKind kind, @Nullable JsonNode words, String by, Instant at) {
        if (words == null || words.isNull() || words.isEmpty() && words.isObject()) {
            return;
        }
        var id = UUID.randomUUID();
        var seal = seals.hold(request.subject());
        try {
            persist(new Note(id, request, kind, seal.close(json.writeValueAsBytes(words), place(id)), by, at));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the order in which they were said. */
    public List<Open> of(Seal seal, UUID request) {
        return list("request = ?1 order by at, id", request).stream()
                .map(note -> open(seal, note))
                .toList();
    }

    /** What was said about each of the person's requests, in order; one query, however many there are. */
    public Map<UUID, List<Open>> ofPerson(Seal seal, UUID subject) {
        return list("subject = ?1 order by at, id", subject).stream()
                .collect(Collectors.groupingBy(
                        Note::request, Collectors.mapping(note -> open(seal, note), Collectors.toList())));
    }

    public void purge(UUID request) {
        delete("request", request);
    }

    private Open open(Seal seal, Note note) {
        return new Open(note.kind(), note.at(), note.by(), words(seal, note));
    }

    private JsonNode words(Seal seal, Note note) {
        try {
            return json.readTree(seal.open(note.sealed(), place(note.id())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String place(UUID id) {
        return "request-note/" + id;
    }
}

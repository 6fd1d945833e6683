package cn.xinshou.identity.access.cases;

import cn.xinshou.identity.reading.Actor;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** All cases that are being worked on, whoever keeps them. */
@ApplicationScoped
public class OpenCases {

    private final List<CaseBook> books;

    OpenCases(@All List<CaseBook> books) {
        this.books = books;
    }

    /** The case, if it is open, for this reader, and about this person (null: whoever it is about). */
    public Optional<OpenCase> find(Actor reader, @Nullable String caseId, @Nullable UUID subject) {
        if (caseId == null) {
            return Optional.empty();
        }
        return books.stream()
                .flatMap(book -> book.open(caseId).stream())
                .filter(found -> found.isFor(reader.id(), reader.role()))
                .filter(found -> subject == null || found.isAbout(subject))
                .findFirst();
    }
}

package cn.xinshou.consent.publication;

import cn.xinshou.consent.Revised;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A publication as officers see it.
 *
 * @param mayPublish whether it may be public at this moment
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PublicationView(
        UUID id,
        long revision,
        UUID subject,
        PublicationKind kind,
        @Nullable StatutoryCase code,
        @Nullable String article,
        @Nullable String document,
        String assessment,
        @Nullable String counsel,
        @Nullable String purpose,
        @Nullable String handle,
        List<String> items,
        PublicationState state,
        boolean mayPublish,
        String author,
        Instant proposedAt,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String reason,
        @Nullable Instant sealedUntil)
        implements Revised {

    static PublicationView of(Publication publication, boolean mayPublish) {
        var basis = publication.basis();
        return new PublicationView(
                publication.id(),
                publication.revision(),
                publication.subject(),
                publication.kind(),
                publication.code(),
                basis == null ? null : basis.article(),
                publication.document(),
                publication.assessment(),
                publication.counsel(),
                publication.purpose(),
                publication.handle(),
                publication.items(),
                publication.state(),
                mayPublish,
                publication.author(),
                publication.proposedAt(),
                publication.decidedBy(),
                publication.decidedAt(),
                publication.reason(),
                publication.sealedUntil());
    }
}

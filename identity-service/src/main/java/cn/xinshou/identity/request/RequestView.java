package cn.xinshou.identity.request;

import cn.xinshou.identity.right.RequestKind;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request as it is shown. Its words are shown to the person and to the desk only, and only when one request is looked at. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RequestView(
        UUID id,
        UUID subject,
        RequestKind kind,
        RequestState state,
        Channel channel,
        Requester requester,
        Instant receivedAt,
        Instant dueAt,
        Instant answerBy,
        int pausedDays,
        boolean extended,
        @Nullable Decision decision,
        @JsonProperty("package") @Nullable PackageView copy,
        @Nullable JsonNode details,
        @Nullable JsonNode proof) {

    /** @param notice what a person who is refused can do about it (PIPL 50) */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Decision(
            RequestState outcome,
            Instant at,
            String by,
            @Nullable Ground ground,
            @Nullable JsonNode answer,
            @Nullable RefusalNotice notice) {

        @Override
        public String toString() {
            return "Decision[" + outcome + ", " + at + "]";
        }
    }

    /** @param until when it can be fetched; null once it was */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PackageView(URI href, Instant until, @Nullable Instant takenAt) {}

    static RequestView of(Request request) {
        return of(request, null, null, null);
    }

    static RequestView of(
            Request request, @Nullable JsonNode details, @Nullable JsonNode proof, @Nullable JsonNode answer) {
        return new RequestView(
                request.id(),
                request.subject(),
                request.kind(),
                request.state(),
                request.channel(),
                request.requester(),
                request.receivedAt(),
                request.dueAt(),
                request.answerBy(),
                request.pausedDays(),
                request.extended(),
                decision(request, answer),
                packageOf(request),
                details,
                proof);
    }

    private static @Nullable Decision decision(Request request, @Nullable JsonNode answer) {
        var at = request.decidedAt();
        var by = request.decidedBy();
        if (at == null || by == null) {
            return null;
        }
        var ground = request.ground();
        return new Decision(request.state(), at, by, ground, answer, ground == null ? null : RefusalNotice.CURRENT);
    }

    private static @Nullable PackageView packageOf(Request request) {
        var until = request.packageUntil();
        return until == null
                ? null
                : new PackageView(
                        URI.create("/requests/" + request.id() + "/package"), until, request.packageTakenAt());
    }

    @Override
    public String toString() {
        return "RequestView[" + id + ", " + kind + ", " + state + "]";
    }
}

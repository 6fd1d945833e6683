package cn.xinshou.identity.erasure.certificate;

import cn.xinshou.identity.erasure.Erasure;
import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A certificate as a page that a person can print and keep. */
@CheckedTemplate(basePath = "ErasurePage", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ErasurePage {

    private static final DateTimeFormatter IN_CHINA =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.of("Asia/Shanghai"));

    record Kept(String what, String law, String until) {}

    record PartyLine(String party, boolean confirmed, String at) {}

    record View(
            String id,
            String ground,
            boolean done,
            String at,
            @Nullable String event,
            @Nullable String place,
            long rows,
            List<Kept> kept,
            List<PartyLine> parties,
            String jws) {}

    static native TemplateInstance zh(View erasure);

    static native TemplateInstance en(View erasure);

    private ErasurePage() {}

    static TemplateInstance of(Certificate certificate, String jws, Proof proof, boolean english) {
        var at = certificate.erasedAt();
        var rows = 0L;
        for (var table : certificate.destroyed()) {
            rows += table.longValue();
        }
        var view = new View(
                certificate.erasure().toString(),
                certificate.ground().word(),
                certificate.state() == Erasure.State.CONFIRMED,
                time(at == null ? certificate.orderedAt() : at),
                certificate.event() == null ? null : certificate.event().toString(),
                place(proof),
                rows,
                certificate.kept().valueStream().map(ErasurePage::kept).toList(),
                certificate.parties().stream()
                        .map(party -> new PartyLine(
                                party.party(),
                                party.confirmedAt() != null,
                                time(party.confirmedAt() == null ? party.dueAt() : party.confirmedAt())))
                        .toList(),
                jws);
        return english ? en(view) : zh(view);
    }

    /** Which entry of how many, as far as the ledger has signed for it. */
    private static @Nullable String place(Proof proof) {
        var inclusion = proof.inclusion();
        return inclusion == null
                ? null
                : inclusion.path("index").asText() + " / "
                        + inclusion.path("size").asText();
    }

    private static Kept kept(JsonNode kept) {
        return new Kept(
                kept.path("what").asText(),
                kept.path("law").asText(),
                time(Instant.parse(kept.path("until").asText())));
    }

    private static String time(Instant at) {
        return IN_CHINA.format(at);
    }
}

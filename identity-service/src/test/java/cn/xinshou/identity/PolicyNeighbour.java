package cn.xinshou.identity;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Stands where consent-service shows its published policy: a second version keeps some things longer and some shorter, and a third one has no use
 * for them any more.
 */
final class PolicyNeighbour {

    private static final String PURPOSE = """
            {"id": "%s", "name": "用途", "kind": "%s", "lawfulBasis": "%s", "article": "13", "items": [%s], "sensitive": [], "separate": false,
             "retention": "%s", "recipients": [], "clause": "2.1", "keep": %s, "device": false}""";

    private PolicyNeighbour() {}

    static void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = path.endsWith("/2027-01-01")
                ? policy("2027-01-01", "2026-12-31T16:00:00Z", "P2Y", "P1M")
                : path.endsWith("/2028-01-01")
                        ? policy("2028-01-01", "2027-12-31T16:00:00Z", null, null)
                        : policy("2025-01-01", "2024-12-31T16:00:00Z", "P1Y", "P6M");
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    /** @param longer null in a version that has the two purposes whose periods change no more */
    private static String policy(String version, String from, @Nullable String longer, @Nullable String shorter) {
        return """
                {"version": "%s", "language": "zh", "title": "政策", "effectiveFrom": "%s", "status": "in-force", "purposes": [%s],
                 "contact": {"controller": "信守考试平台", "officer": "个人信息保护负责人", "address": "北京市", "email": "privacy@xinshou.example",
                  "phone": "010-12345678", "complaints": "complaints@xinshou.example"}}""".formatted(
                version,
                from,
                String.join(
                        ",",
                        purpose("account-service", "contract", "\"userName\"", "null"),
                        purpose(
                                "statutory-notice",
                                "legal-duty",
                                "\"name\", \"phone\", \"email\"",
                                keep("P3Y", "closure")),
                        purpose("corroboration", "consent", "\"city\", \"education\", \"address\"", "null"),
                        longer == null || shorter == null
                                ? purpose("exam-news", "consent", "\"email\"", "null")
                                : String.join(
                                        ",",
                                        purpose(
                                                "becoming-longer",
                                                "consent",
                                                "\"city\", \"name\"",
                                                keep(longer, "collection")),
                                        purpose(
                                                "becoming-shorter",
                                                "consent",
                                                "\"city\", \"name\"",
                                                keep(shorter, "collection"))),
                        purpose(
                                "exam-registration",
                                "consent",
                                "\"name\", \"phone\", \"idNumber\"",
                                keep("P1Y", "results")),
                        purpose("certificate-delivery", "consent", "\"name\", \"address\"", keep("P90D", "delivery"))));
    }

    private static String purpose(String id, String basis, String items, String keep) {
        var kind = basis.equals("consent") ? "additional" : "core";
        return PURPOSE.formatted(id, kind, basis, items, "见政策", keep);
    }

    private static String keep(String period, String from) {
        return "{\"period\": \"" + period + "\", \"from\": \"" + from + "\"}";
    }
}

package cn.xinshou.frontdoor.problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Thrown by whoever finds that something cannot be done; becomes {@code application/problem+json} at the door. */
public final class Problem extends RuntimeException {

    /** @param field JSON path, parameter or header that is wrong */
    public record FieldError(String field, String message) {}

    private final transient ProblemKind kind;
    private final String detail;
    private final transient List<FieldError> errors = new ArrayList<>();
    private final transient Map<String, Object> extensions = new LinkedHashMap<>();

    private Problem(ProblemKind kind, String detail) {
        super(kind + ": " + detail, null, false, false);
        this.kind = kind;
        this.detail = detail;
    }

    /** @param detail one or two sentences for the caller: what is the matter and what to do next; no personal data */
    public static Problem of(ProblemKind kind, String detail) {
        return new Problem(kind, detail);
    }

    /** Names a field that is wrong; may be called several times. */
    public Problem field(String field, String message) {
        errors.add(new FieldError(field, message));
        return this;
    }

    /** Adds an extension member (RFC 9457, 3.2). */
    public Problem with(String name, Object value) {
        extensions.put(name, value);
        return this;
    }

    public ProblemKind kind() {
        return kind;
    }

    public String detail() {
        return detail;
    }

    public List<FieldError> errors() {
        return List.copyOf(errors);
    }

    Map<String, Object> extensions() {
        return extensions;
    }
}

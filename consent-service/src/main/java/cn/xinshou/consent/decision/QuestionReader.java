package cn.xinshou.consent.decision;

import cn.xinshou.consent.device.Signals;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes a question of an evaluation, or says which member is missing or wrong. */
final class QuestionReader {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,63}");
    private static final Pattern REVISION = Pattern.compile("[0-9]{1,12}");
    private static final int MOST_ITEMS = 100;
    private static final String AS =
            "Ask as {subject: {type, id}, action: {name, properties: {purpose}}, resource: {type, id}}.";

    private final String path;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    /** @param path what stands before each field in an error, e.g. {@code evaluations[3].} */
    QuestionReader(String path) {
        this.path = path;
    }

    Question read(Evaluation evaluation) {
        var subject = subject(evaluation.subject());
        var action = evaluation.action();
        var name = token(action == null ? null : action.name(), "action.name", true);
        var properties = action == null ? null : action.properties();
        var purpose = token(properties == null ? null : properties.purpose(), "action.properties.purpose", true);
        var recipient = token(properties == null ? null : properties.recipient(), "action.properties.recipient", false);
        var resource = evaluation.resource();
        var collectedFor = resource == null || resource.properties() == null
                ? null
                : resource.properties().collectedFor();
        var items = items(resource);
        var from = token(collectedFor, "resource.properties.collectedFor", false);
        var collectedAt = collectedAt(resource);
        var revision = revision(evaluation.context());
        var strong = strong(evaluation.context());
        var device = device(evaluation.context());
        if (!errors.isEmpty()) {
            var problem = Problem.of(CommonProblem.INVALID_REQUEST, AS);
            errors.forEach(error -> problem.field(path + error.field(), error.message()));
            throw problem;
        }
        return new Question(
                subject,
                name,
                purpose,
                emptyAsNull(recipient),
                items,
                emptyAsNull(from),
                collectedAt,
                device,
                revision,
                strong);
    }

    /** What is wrong with something that is no evaluation at all. */
    static Problem unreadable(JsonProcessingException failure, String path) {
        var within = failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(step ->
                                step.getFieldName() == null ? "[" + step.getIndex() + "]" : "." + step.getFieldName())
                        .collect(Collectors.joining())
                : "";
        return Problem.of(CommonProblem.INVALID_REQUEST, AS).field(path + within, "does not have the right form");
    }

    private UUID subject(Evaluation.@Nullable Subject subject) {
        if (subject == null || subject.id() == null) {
            error("subject.id", "is required");
        } else if (!UUID_TEXT.matcher(subject.id()).matches()) {
            error("subject.id", "must be the pseudonymous id of a person, a UUID");
        } else {
            requireType(subject.type(), "subject.type");
            return UUID.fromString(subject.id());
        }
        return new UUID(0, 0);
    }

    private List<String> items(Evaluation.@Nullable Resource resource) {
        if (resource == null) {
            error("resource", "is required");
            return List.of();
        }
        requireType(resource.type(), "resource.type");
        var several =
                resource.properties() == null ? null : resource.properties().items();
        if (several == null) {
            return List.of(token(resource.id(), "resource.id", true));
        }
        if (several.isEmpty() || several.size() > MOST_ITEMS) {
            error("resource.properties.items", "must hold 1 to " + MOST_ITEMS + " items");
            return List.of();
        }
        var items = new LinkedHashSet<String>();
        for (var i = 0; i < several.size(); i++) {
            items.add(token(several.get(i), "resource.properties.items[" + i + "]", true));
        }
        return List.copyOf(items);
    }

    private @Nullable Instant collectedAt(Evaluation.@Nullable Resource resource) {
        var text = resource == null || resource.properties() == null
                ? null
                : resource.properties().collectedAt();
        if (text == null) {
            return null;
        }
        try {
            var time = OffsetDateTime.parse(text);
            if (time.getYear() >= 1970 && time.getYear() <= 9999) {
                return time.toInstant();
            }
        } catch (DateTimeParseException e) {
            // Said below, as of any time that cannot be.
        }
        error("resource.properties.collectedAt", "must be a time as in 2026-03-02T02:14:07Z");
        return null;
    }

    private long revision(Evaluation.@Nullable Context context) {
        JsonNode revision = context == null ? null : context.atLeastRevision();
        if (revision == null || revision.isNull()) {
            return 0;
        }
        if (!revision.isValueNode() || !REVISION.matcher(revision.asText()).matches()) {
            error("context.at_least_revision", "must be a revision that a write was answered with");
            return 0;
        }
        return Long.parseLong(revision.asText());
    }

    private @Nullable OnDevice device(Evaluation.@Nullable Context context) {
        if (context == null || context.device() == null && context.signals() == null) {
            return null;
        }
        var id = context.device();
        if (id != null && !UUID_TEXT.matcher(id).matches()) {
            error("context.device", "must be the id of a device, a UUID");
            return null;
        }
        var signals = Objects.requireNonNullElse(context.signals(), List.<@Nullable String>of());
        for (var i = 0; i < signals.size(); i++) {
            if (!"gpc".equals(signals.get(i)) && !"dnt".equals(signals.get(i))) {
                error("context.signals[" + i + "]", "must be gpc or dnt");
            }
        }
        return new OnDevice(
                id == null ? null : UUID.fromString(id), new Signals(signals.contains("gpc"), signals.contains("dnt")));
    }

    private boolean strong(Evaluation.@Nullable Context context) {
        var consistency = context == null ? null : context.consistency();
        if (consistency != null && !consistency.equals("strong") && !consistency.equals("eventual")) {
            error("context.consistency", "must be strong or eventual");
        }
        return "strong".equals(consistency);
    }

    private void requireType(@Nullable String type, String field) {
        token(type, field, true);
    }

    private String token(@Nullable String text, String field, boolean required) {
        if (text == null) {
            if (required) {
                error(field, "is required");
            }
            return "";
        }
        if (!TOKEN.matcher(text).matches()) {
            error(field, "must be 1 to 64 letters, digits and . _ : -, beginning with a letter or digit");
        }
        return text;
    }

    private void error(String field, String message) {
        errors.add(new Problem.FieldError(field, message));
    }

    private static @Nullable String emptyAsNull(String text) {
        return text.isEmpty() ? null : text;
    }
}

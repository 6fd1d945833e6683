package cn.xinshou.consent.publishing;

import cn.xinshou.frontdoor.problem.Problem.FieldError;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether data have the form of a record: what the record's types say is what is required. Every flaw is named at once, with the path
 * to the field, so that an editor does not have to find them one by one.
 */
final class Shape {

    private static final int LONGEST = 400_000;
    private static final int MOST = 500;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    // No control characters but tab and line breaks, no lone surrogates, nothing that is no character.
    private static final Pattern STORABLE = Pattern.compile("[^\\p{Cc}\\p{Cs}\\uFFFE\\uFFFF&&[^\\t\\r\\n]]*");

    private final List<FieldError> flaws = new ArrayList<>();

    private Shape() {}

    static List<FieldError> flaws(JsonNode data, Class<? extends Record> form) {
        var shape = new Shape();
        shape.check(data, form, "");
        return List.copyOf(shape.flaws);
    }

    private void check(JsonNode node, Type type, String path) {
        switch (type) {
            case ParameterizedType of
            when of.getRawType() == Map.class -> values(node, of.getActualTypeArguments()[1], path);
            case ParameterizedType of ->
                elements(node, of.getActualTypeArguments()[0], of.getRawType() == Set.class, path);
            case Class<?> form when form.isRecord() -> members(node, form, path);
            case Class<?> form when form.isEnum() -> word(node, form, path);
            case Class<?> form when form == boolean.class -> require(node.isBoolean(), path, "must be true or false");
            case Class<?> form when form == JsonNode.class -> {}
            default -> text(node, (Class<?>) type, path);
        }
    }

    private void members(JsonNode node, Class<?> form, String path) {
        if (!require(node.isObject(), path, "must be an object")) {
            return;
        }
        var known = new HashSet<String>();
        for (var member : form.getRecordComponents()) {
            known.add(member.getName());
            var value = node.path(member.getName());
            var at = path.isEmpty() ? member.getName() : path + "." + member.getName();
            var isNothing =
                    isOptional(member) && value.isTextual() && value.textValue().isEmpty();
            if (isNothing && member.getType() == String.class) {
                continue;
            }
            if (!value.isMissingNode() && !value.isNull()) {
                check(value, member.getGenericType(), at);
            } else if (!isOptional(member) || value.isNull() && member.getType().isPrimitive()) {
                flaws.add(new FieldError(at, "is missing"));
            }
        }
        node.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                // The name is the caller's: it is given back only if it is harmless.
                var shown = TOKEN.matcher(name).matches() ? name : "?";
                flaws.add(new FieldError(path.isEmpty() ? shown : path + "." + shown, "is not known here"));
            }
        });
    }

    private static boolean isOptional(RecordComponent member) {
        return member.getType() == boolean.class || member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private void values(JsonNode node, Type of, String path) {
        if (require(
                node.isObject() && node.size() <= MOST, path, "must be an object of at most " + MOST + " members")) {
            node.properties().forEach(entry -> {
                if (require(TOKEN.matcher(entry.getKey()).matches(), path, "has a name that is no token")) {
                    check(entry.getValue(), of, path + "." + entry.getKey());
                }
            });
        }
    }

    private void elements(JsonNode node, Type of, boolean once, String path) {
        if (require(node.isArray() && node.size() <= MOST, path, "must be a list of at most " + MOST)) {
            var seen = new HashSet<JsonNode>();
            for (var i = 0; i < node.size(); i++) {
                var at = path + "[" + i + "]";
                check(node.get(i), of, at);
                require(!once || seen.add(node.get(i)), at, "stands there twice");
            }
        }
    }

    private void word(JsonNode node, Class<?> form, String path) {
        var words = Arrays.stream(form.getFields())
                .map(field -> field.getAnnotation(JsonProperty.class))
                .filter(name -> name != null)
                .map(JsonProperty::value)
                .collect(Collectors.toCollection(java.util.TreeSet::new));
        require(node.isTextual() && words.contains(node.textValue()), path, "must be one of " + words);
    }

    private void text(JsonNode node, Class<?> form, String path) {
        // A clause 2.10 without quotes would be the number 2.1: numbers are never taken for text.
        if (!require(node.isTextual(), path, "must be text, in quotes")) {
            return;
        }
        var text = node.textValue();
        if (form == Period.class) {
            require(isPeriod(text), path, "must be a period of ISO 8601 longer than nothing, as P6M");
        } else if (form == OffsetDateTime.class) {
            require(isTime(text), path, "must be a time of RFC 3339 with its offset, as 2027-01-01T00:00:00+08:00");
        } else {
            require(
                    !text.isBlank()
                            && text.length() <= LONGEST
                            && STORABLE.matcher(text).matches(),
                    path,
                    "must be text, not blank, without control characters, of at most " + LONGEST + " characters");
        }
    }

    private static boolean isPeriod(String text) {
        try {
            var period = Period.parse(text);
            return !period.isNegative()
                    && !period.isZero()
                    && period.toTotalMonths() <= 1200
                    && period.getDays() <= 36500;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static boolean isTime(String text) {
        try {
            var year = OffsetDateTime.parse(text).getYear();
            return year >= 1970 && year <= 9999;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private boolean require(boolean fits, String path, String otherwise) {
        if (!fits) {
            flaws.add(new FieldError(path.isEmpty() ? "body" : path, otherwise));
        }
        return fits;
    }
}

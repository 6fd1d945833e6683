package cn.xinshou.frontdoor.input;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/**
 * Ids, numbers, times and words in paths and queries, or a problem that names the parameter. Ids are whole UUIDs: {@code UUID.fromString} would also
 * take {@code 1-1-1-1-1}.
 */
@Provider
public class ParameterReader implements ParamConverterProvider {

    private static final Pattern UUID_TEXT =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    @Override
    @SuppressWarnings("unchecked")
    public <T> @Nullable ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        if (type == UUID.class) {
            return (ParamConverter<T>) new Converter<>(
                    name(annotations, "id"),
                    "must be a UUID such as 0199a000-0000-7000-8000-000000000001",
                    ParameterReader::uuid);
        }
        if (type == int.class || type == Integer.class) {
            return (ParamConverter<T>)
                    new Converter<>(name(annotations, "number"), "must be a whole number", Integer::valueOf);
        }
        if (type == long.class || type == Long.class) {
            return (ParamConverter<T>)
                    new Converter<>(name(annotations, "number"), "must be a whole number", Long::valueOf);
        }
        if (type == Instant.class) {
            return (ParamConverter<T>) new Converter<>(
                    name(annotations, "time"), "must be a time such as 2026-01-15T08:00:00Z", ParameterReader::instant);
        }
        return wordReader(type)
                .map(read -> new Converter<>(name(annotations, "word"), "must be a word of the contract", read))
                .orElse(null);
    }

    /** How a type of a service reads its words, if it says so by a static {@code fromString}. */
    private static <T> Optional<Function<String, T>> wordReader(Class<T> type) {
        try {
            var fromString = type.getDeclaredMethod("fromString", String.class);
            if (type.getName().startsWith("java.") || !Modifier.isStatic(fromString.getModifiers())) {
                return Optional.empty();
            }
            fromString.setAccessible(true);
            return Optional.of(text -> call(fromString, type, text));
        } catch (NoSuchMethodException readsNoWords) {
            return Optional.empty();
        }
    }

    private static <T> T call(Method fromString, Class<T> type, String text) {
        try {
            return type.cast(fromString.invoke(null, text));
        } catch (ReflectiveOperationException noSuchWord) {
            throw new IllegalArgumentException(noSuchWord);
        }
    }

    private static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException noTime) {
            throw new IllegalArgumentException(noTime);
        }
    }

    private static UUID uuid(String text) {
        if (!UUID_TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("no UUID");
        }
        return UUID.fromString(text);
    }

    /** What callers call the parameter, where an annotation says so; a path's parameter is often named by the method alone. */
    private static String name(Annotation[] annotations, String otherwise) {
        return Arrays.stream(annotations)
                .flatMap(annotation -> switch (annotation) {
                    case QueryParam query -> Stream.of(query.value());
                    case PathParam path -> Stream.of(path.value());
                    case RestQuery query -> Stream.of(query.value());
                    // Everywhere the size of a page has this name, which a parameter named by its method does not tell.
                    case PageSize size -> Stream.of("limit");
                    default -> Stream.empty();
                })
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse(otherwise);
    }

    private record Converter<T>(String name, String rule, Function<String, T> read) implements ParamConverter<T> {

        @Override
        public T fromString(String text) {
            try {
                return read.apply(text);
            } catch (IllegalArgumentException e) {
                throw Problem.of(CommonProblem.INVALID_REQUEST, "A parameter in the address does not have its form.")
                        .field(name, rule);
            }
        }

        @Override
        public String toString(T value) {
            return value.toString();
        }
    }
}

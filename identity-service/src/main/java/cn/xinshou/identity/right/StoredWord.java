package cn.xinshou.identity.right;

import jakarta.persistence.AttributeConverter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores an enum under its published word. Each enum says how it is read back. */
public abstract class StoredWord<E extends Word> implements AttributeConverter<E, String> {

    private final Function<String, E> reader;

    protected StoredWord(Function<String, E> reader) {
        this.reader = reader;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
        return constant == null ? null : constant.word();
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable E convertToEntityAttribute(@Nullable String word) {
        return word == null ? null : reader.apply(word);
    }
}

package cn.xinshou.breach.notice;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A text in Chinese and in English; empty while nobody has written it. A plain string stands for both languages. */
public record Bilingual(
        @Size(max = Bilingual.LONGEST) String zh,
        @Size(max = Bilingual.LONGEST) String en) {

    static final int LONGEST = 4_000;
    public static final Bilingual EMPTY = new Bilingual("", "");

    @JsonCreator
    public static Bilingual of(@JsonProperty("zh") @Nullable String zh, @JsonProperty("en") @Nullable String en) {
        return new Bilingual(zh == null ? "" : zh.strip(), en == null ? "" : en.strip());
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Bilingual of(String both) {
        return of(both, both);
    }

    @JsonIgnore
    public boolean isComplete() {
        return !zh.isEmpty() && !en.isEmpty();
    }
}

package cn.xinshou.consent;

import cn.xinshou.frontdoor.input.ValidText;
import jakarta.validation.constraints.NotNull;

/** The same words in both languages. */
public record Words(
        @NotNull @ValidText String zh, @NotNull @ValidText String en) {

    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}

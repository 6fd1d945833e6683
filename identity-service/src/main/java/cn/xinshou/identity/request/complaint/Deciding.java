package cn.xinshou.identity.request.complaint;

import cn.xinshou.frontdoor.input.ValidText;
import jakarta.validation.constraints.NotNull;

/** How an officer decides a complaint, and what the person is told. */
public record Deciding(
        @NotNull ComplaintState outcome,
        @NotNull @ValidText(max = 8_000) String answer) {

    @Override
    public String toString() {
        return "Deciding[" + outcome + "]";
    }
}

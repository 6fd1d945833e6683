package cn.xinshou.consent.disclosure;

import cn.xinshou.frontdoor.input.ValidText;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The paper that a disclosure without consent rests on.
 *
 * @param digest SHA-256 of the document, hex
 * @param issuer who signed it, and {@code onBehalfOf} for whom, if for somebody else
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Evidence(
        @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hex")
        String digest,

        @NotNull @Valid Party issuer,
        @Valid @Nullable Party onBehalfOf) {

    record Party(
            @NotNull @ValidText(max = 200) String name,

            @NotNull
            @Pattern(
                    regexp = "[A-Za-z0-9][A-Za-z0-9._-]{0,63}",
                    message = "must be 1 to 64 letters, digits and . _ -, beginning with a letter or digit")
            String place) {}

    /** Whether a court or agency outside the mainland stands behind it, directly or through another (PIPL 41). */
    boolean isForeign() {
        return Stream.of(issuer, onBehalfOf)
                .anyMatch(party -> party != null && !party.place().equals("CN-mainland"));
    }
}

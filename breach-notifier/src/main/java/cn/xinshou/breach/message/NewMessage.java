package cn.xinshou.breach.message;

import cn.xinshou.frontdoor.input.ValidText;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a service wants a person to be told.
 *
 * @param language Chinese if it is not said
 * @param parameters exactly what the text of the kind has places for
 * @param caseId the request, decision or alert it belongs to; identity-service is told it with the question for the address
 */
record NewMessage(
        @NotNull UUID subject,
        @NotNull MessageKind kind,
        @Nullable MessageLanguage language,

        @NotNull @Size(max = 16) Map<@NotNull @Size(max = 32) String, @NotNull @Size(max = 4_000) String> parameters,

        @NotNull @ValidText(max = 64) @JsonProperty("case") String caseId) {

    MessageLanguage spoken() {
        return language == null ? MessageLanguage.ZH : language;
    }

    /** Values may be codes and a person's affairs. */
    @Override
    public String toString() {
        return "NewMessage[" + kind + " " + caseId + "]";
    }
}

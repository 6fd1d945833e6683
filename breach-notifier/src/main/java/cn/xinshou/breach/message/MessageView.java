package cn.xinshou.breach.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a message. Neither what it said nor where it went.
 *
 * @param reason a word: {@code identity-away}, {@code mail-server-away}, {@code refused}, {@code unwritable}, …
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MessageView(
        UUID id,
        UUID subject,
        MessageKind kind,
        MessageLanguage language,
        @JsonProperty("case") String caseId,
        MessageState state,
        @Nullable String reason,
        Instant acceptedAt,
        Instant expiresAt,
        @Nullable Instant endedAt) {}

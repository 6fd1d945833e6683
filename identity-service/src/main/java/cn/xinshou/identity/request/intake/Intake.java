package cn.xinshou.identity.request.intake;

import cn.xinshou.identity.request.Channel;
import cn.xinshou.identity.request.Language;
import cn.xinshou.identity.request.Requester;
import cn.xinshou.identity.right.RequestKind;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is asked, by whom and how it came in.
 *
 * @param setAside whether it came in a mail that held personal data, which was put aside and not used (promise P4.5)
 */
public record Intake(
        UUID subject,
        RequestKind kind,
        Channel channel,
        Requester requester,
        @Nullable JsonNode details,
        @Nullable JsonNode proof,
        Language language,
        boolean setAside) {

    @Override
    public String toString() {
        return "Intake[" + subject + ", " + kind + "]";
    }
}

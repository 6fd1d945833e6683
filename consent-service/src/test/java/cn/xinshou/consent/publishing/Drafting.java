package cn.xinshou.consent.publishing;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.PolicyText;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Map;

/** What the service makes of a draft, for tests of what writes drafts. */
public final class Drafting {

    private Drafting() {}

    /** @throws cn.xinshou.frontdoor.problem.Problem if the draft is not taken */
    public static Map<Language, PolicyText> texts(byte[] yaml) {
        return DraftRules.texts(DraftReader.read(yaml, MediaType.valueOf("application/yaml")), Instant.EPOCH);
    }
}

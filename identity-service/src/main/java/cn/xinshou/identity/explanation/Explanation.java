package cn.xinshou.identity.explanation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One decision of a machine, told to the person it is about.
 *
 * @param what what was decided
 * @param basedOn what was looked at
 * @param because why it came out that way
 * @param followed what followed from it
 * @param rules which rules or model, with version
 * @param standing where it stands and what the person can do, or what a human being found
 * @param appeal where to appeal; absent where that is not possible any more
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Explanation(
        UUID decision,
        Instant at,
        Bilingual what,
        List<Bilingual> basedOn,
        List<Bilingual> because,
        List<Bilingual> followed,
        String rules,
        String state,
        Bilingual standing,
        @Nullable String reviewed,
        @Nullable Appeal appeal) {

    /** The same in both languages. */
    record Bilingual(String zh, String en) {

        static List<Bilingual> of(List<MadeDecision.Said> said) {
            return said.stream().map(one -> new Bilingual(one.zh(), one.en())).toList();
        }
    }

    /** How to reach a human being: POST there, with words if one likes, and whether such decisions are refused from now on. */
    record Appeal(URI href, String zh, String en) {}

    static Explanation of(MadeDecision made, URI audit) {
        return new Explanation(
                made.id(),
                made.at(),
                what(made),
                Bilingual.of(made.inputs()),
                Bilingual.of(made.reasons()),
                Bilingual.of(made.effects()),
                made.model(),
                made.state(),
                new Bilingual(made.zh(), made.en()),
                made.review() == null ? null : made.review().reasons(),
                appeal(made, audit));
    }

    private static Bilingual what(MadeDecision made) {
        return switch (made.kind()) {
            case "login-assessment" ->
                new Bilingual(
                        "系统判断您的一次登录的风险等级：" + levelZh(made.level()),
                        "A machine judged the risk of one of your logins: " + made.level());
            case "login-lock" -> new Bilingual("系统暂时停止了您的账号登录", "A machine stopped logins to your account for a while");
            // A kind that is newer than this service is named as it is: leaving it out would hide it.
            default -> new Bilingual("系统作出的决定：" + made.kind(), "A decision by a machine: " + made.kind());
        };
    }

    private static String levelZh(String level) {
        return switch (level) {
            case "none" -> "无";
            case "low" -> "低";
            case "medium" -> "中";
            case "high" -> "高";
            case "critical" -> "极高";
            default -> level;
        };
    }

    private static @Nullable Appeal appeal(MadeDecision made, URI audit) {
        return switch (made.state()) {
            case "standing", "awaiting-person" ->
                new Appeal(
                        audit.resolve("/decisions/" + made.id() + "/appeal"),
                        "您可以申诉，由工作人员复核；也可以要求以后不再仅由系统作出这类决定。",
                        "You can appeal and have a person look at it; you can also refuse decisions by a machine alone from now on.");
            default -> null;
        };
    }

    @Override
    public String toString() {
        return "Explanation[" + decision + "]";
    }
}

package cn.xinshou.audit.login;

import cn.xinshou.audit.decision.DecisionKind;
import cn.xinshou.audit.decision.NewDecision;
import cn.xinshou.audit.decision.Said;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How the assessment of a login is explained to the person: what was looked at, which rules, why, and what followed. */
final class LoginDecision {

    /** Rises with every change of a rule or weight, so that an old decision is explained by the rules of its day. */
    private static final String MODEL = "login-rules-1";

    private static final DateTimeFormatter MINUTES =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private LoginDecision() {}

    /** @param told whether an alert was raised by it, and not by an earlier login that it repeats */
    static NewDecision of(UUID id, Situation situation, List<Finding> findings, @Nullable UUID alert, boolean told) {
        var attempt = situation.attempt();
        var score = Finding.score(findings);
        return new NewDecision(
                id,
                DecisionKind.LOGIN_ASSESSMENT,
                MODEL,
                Level.of(score).word(),
                score,
                attempt.id(),
                alert,
                inputs(situation),
                findings.stream()
                        .map(finding -> new Said(finding.detector(), finding.zh(), finding.en()))
                        .toList(),
                effects(told));
    }

    private static List<Said> inputs(Situation situation) {
        var attempt = situation.attempt();
        var time = MINUTES.format(attempt.at());
        return List.of(
                new Said("time", "登录时间：" + time + "（北京时间）", "Time: " + time + " (Beijing time)"),
                new Said(
                        "outcome",
                        attempt.success() ? "结果：登录成功" : "结果：登录失败",
                        attempt.success() ? "Outcome: signed in" : "Outcome: failed"),
                new Said("now", "这次：" + attempt.zh(), "This time: " + attempt.en()),
                new Said("usual", "平时：" + situation.usualZh(), "Usually: " + situation.usualEn()),
                new Said(
                        "failures",
                        "一天内失败次数：" + situation.failures().size(),
                        "Failures within a day: " + situation.failures().size()));
    }

    private static List<Said> effects(boolean told) {
        var effects = new ArrayList<Said>();
        if (told) {
            effects.add(new Said("alert", "系统向您和安全人员发出了提醒。", "You and the security staff were alerted."));
        }
        effects.add(new Said(
                "platform",
                "风险等级告诉了报名平台，平台可能因此要求您再次验证身份。",
                "The registration platform was told the level and may ask you to verify yourself once more."));
        effects.add(new Said("no-lock", "没有因此封锁您的账号。", "Your account was not locked by it."));
        return List.copyOf(effects);
    }
}

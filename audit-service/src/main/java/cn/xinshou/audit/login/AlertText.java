package cn.xinshou.audit.login;

import java.util.List;
import java.util.stream.Collectors;

/** What an alert says: usual → now, why that is odd, and what to do. */
final class AlertText {

    private AlertText() {}

    static String zh(Situation situation, List<Finding> findings) {
        return "平时：%s；这次：%s。%s %s"
                .formatted(
                        situation.usualZh(),
                        situation.attempt().zh(),
                        findings.stream().map(Finding::zh).collect(Collectors.joining()),
                        situation.attempt().success()
                                ? "如果不是您本人，请立即修改密码并回答“不是我”；如果是您本人，请回答“是我”，以后这样登录不再提醒。"
                                : "没有人因此登录成功。请确认密码足够强且没有在别处使用；如果您自己记不清密码，请重置。");
    }

    static String en(Situation situation, List<Finding> findings) {
        return "Usually: %s; this time: %s. %s %s"
                .formatted(
                        situation.usualEn(),
                        situation.attempt().en(),
                        findings.stream().map(Finding::en).collect(Collectors.joining(" ")),
                        situation.attempt().success()
                                ? "If it was not you, change the password now and answer \"not me\"; if it was you, answer \"me\""
                                        + " and such a login will not be reported again."
                                : "Nobody got in by this. Make sure that the password is strong and used nowhere else; if you forgot"
                                        + " it, reset it.");
    }
}

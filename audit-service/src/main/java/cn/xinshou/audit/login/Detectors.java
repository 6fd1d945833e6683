package cn.xinshou.audit.login;

import cn.xinshou.audit.login.Profile.Feature;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rules, and what each of them counts. The thresholds are settings; see {@link LoginConfig}. */
@ApplicationScoped
class Detectors {

    private final LoginConfig config;
    private final List<Detector> all =
            List.of(this::successAfterFailures, this::otherProvince, this::newDevice, this::bruteForce);

    Detectors(LoginConfig config) {
        this.config = config;
    }

    List<Finding> look(Situation situation) {
        return all.stream()
                .flatMap(detector -> detector.look(situation).stream())
                .toList();
    }

    /** 异常设备登录. Weighs more when something else about the login is new as well. */
    private Optional<Finding> newDevice(Situation s) {
        if (!s.attempt().success()
                || s.profile().count(Feature.DEVICE) < config.newDeviceAfter()
                || !s.isNew(Feature.DEVICE)) {
            return Optional.empty();
        }
        var moreIsNew = s.isNew(Feature.CLIENT) || s.isNew(Feature.NETWORK) || s.isNew(Feature.REGION);
        return Optional.of(new Finding(
                "new-device",
                moreIsNew ? 0.6 : 0.4,
                "这台设备（%s）从未登录过该账号；平时使用的是：%s。".formatted(s.attempt().client().family(), usualClients(s, "、")),
                "This device (%s) never signed in to the account before; it usually is: %s."
                        .formatted(s.attempt().client().family(), usualClients(s, ", "))));
    }

    /** 异地登录: another province at home, another country abroad. */
    private Optional<Finding> otherProvince(Situation s) {
        if (!s.attempt().success()
                || s.profile().count(Feature.REGION) < config.otherProvinceAfter()
                || !s.isNew(Feature.REGION)) {
            return Optional.empty();
        }
        var usual = s.profile().usual(Feature.REGION);
        return Optional.of(new Finding(
                "other-province",
                0.6,
                "平时在%s登录，这次在%s。"
                        .formatted(
                                String.join("、", usual.stream().limit(3).toList()),
                                s.attempt().place().zh()),
                "Sign-ins usually come from %s, this one from %s."
                        .formatted(
                                String.join(
                                        ", ",
                                        usual.stream()
                                                .limit(3)
                                                .map(Provinces::english)
                                                .toList()),
                                s.attempt().place().en())));
    }

    /** 暴力破解: a burst of failures, or as many spread over a day from devices that the account does not know. */
    private Optional<Finding> bruteForce(Situation s) {
        if (s.attempt().success()) {
            return Optional.empty();
        }
        var burst = s.failuresWithin(config.burst()).size();
        var slow = s.failuresWithin(config.slowly()).stream()
                .filter(failure -> !s.profile().knows(Feature.DEVICE, failure.device(), s.rememberedSince()))
                .count();
        if (burst >= config.failures()) {
            return Optional.of(failures(
                    burst, config.burst().toMinutes() + " 分钟", config.burst().toMinutes() + " minutes"));
        }
        return slow >= config.failures()
                ? Optional.of(failures(
                        slow, config.slowly().toHours() + " 小时", config.slowly().toHours() + " hours"))
                : Optional.empty();
    }

    private static Finding failures(long count, String zh, String en) {
        return new Finding(
                "brute-force",
                0.6,
                "正常情况下很少输错密码；%s内该账号登录失败 %d 次。".formatted(zh, count),
                "Failures are rare as a rule; this account failed %d times within %s.".formatted(count, en));
    }

    /** 失败后成功: the password may have been guessed. */
    private Optional<Finding> successAfterFailures(Situation s) {
        var before = s.failuresWithin(config.aftermath()).size();
        if (!s.attempt().success() || before < config.failures() || !s.isNew(Feature.DEVICE)) {
            return Optional.empty();
        }
        return Optional.of(new Finding(
                "success-after-failures",
                0.96,
                String.format(Locale.ROOT, "失败 %d 次之后，一台陌生设备登录成功，密码可能已被猜中。", before),
                String.format(
                        Locale.ROOT,
                        "After %d failures an unknown device got in: the password may have been guessed.",
                        before)));
    }

    private static String usualClients(Situation s, String separator) {
        return String.join(
                separator, s.profile().usual(Feature.CLIENT).stream().limit(3).toList());
    }
}

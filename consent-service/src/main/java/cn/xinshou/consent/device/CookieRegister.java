package cn.xinshou.consent.device;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyDocument;
import cn.xinshou.consent.purpose.Purpose;
import java.util.List;

/**
 * The cookie register of a policy version in one language: every purpose that works on a device, with the cookies that serve it.
 *
 * @param precedence in what order choices, signals and defaults count, first the strongest
 */
record CookieRegister(
        String policyVersion,
        String language,
        String policy,
        List<Entry> purposes,
        String clearing,
        List<Browser> browsers,
        List<String> precedence) {

    /** @param retention how long what comes of it is kept */
    record Entry(String id, String name, boolean necessary, String clause, String retention, List<Cookie> cookies) {}

    record Cookie(String name, String content, String lifetime) {}

    record Browser(String name, String steps) {}

    static CookieRegister of(Policy policy, Language language) {
        return new CookieRegister(
                policy.version(),
                language.tag(),
                "/policies/" + policy.version() + "?language=" + language.tag(),
                DevicePurposes.of(policy).stream()
                        .map(purpose -> entry(purpose, policy.document().cookies(), language))
                        .toList(),
                Clearing.MEANING.in(language),
                Clearing.BROWSERS.stream()
                        .map(browser ->
                                new Browser(browser.name(), browser.steps().in(language)))
                        .toList(),
                Precedence.STEPS.stream().map(step -> step.says().in(language)).toList());
    }

    private static Entry entry(Purpose purpose, List<PolicyDocument.Cookie> cookies, Language language) {
        return new Entry(
                purpose.id(),
                purpose.name().in(language),
                !purpose.needsConsent(),
                purpose.clause(),
                purpose.retention().in(language),
                cookies.stream()
                        .filter(cookie -> cookie.purpose().equals(purpose.id()))
                        .map(cookie -> new Cookie(
                                cookie.name(),
                                cookie.content().in(language),
                                cookie.lifetime().in(language)))
                        .toList());
    }
}

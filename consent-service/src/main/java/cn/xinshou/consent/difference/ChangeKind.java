package cn.xinshou.consent.difference;

import static cn.xinshou.consent.difference.Effect.ASKS;
import static cn.xinshou.consent.difference.Effect.NONE;
import static cn.xinshou.consent.difference.Effect.REDUCES;

import cn.xinshou.consent.Words;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * Every way in which two versions can differ. Where a machine cannot tell whether a restated term is better or worse for people, it counts
 * as worse: an older version that governs a little too long harms nobody.
 */
public enum ChangeKind {
    /** An additional purpose takes nothing before it is granted. */
    PURPOSE_OFFERED(
            "purpose",
            1,
            NONE,
            "新增可选用途“%2$s”,须您另行同意后才会使用。",
            "New optional purpose “%2$s”: used only if you agree to it."),
    PURPOSE_IMPOSED("purpose", 1, REDUCES, "新增核心用途“%2$s”。", "New core purpose “%2$s”."),
    PURPOSE_REMOVED("purpose", 1, NONE, "不再有用途“%2$s”。", "The purpose “%2$s” is gone."),
    PURPOSE_RESTATED("purpose", 1, REDUCES, "用途“%3$s”改为“%4$s”。", "The purpose “%3$s” is now “%4$s”."),
    CHOICE_REMOVED(
            "lawful-basis",
            1,
            REDUCES,
            "用途“%1$s”不再以您的同意为依据,改为%4$s。",
            "“%1$s” no longer rests on your consent but on %4$s."),
    CHOICE_GIVEN(
            "lawful-basis", 1, ASKS, "用途“%1$s”今后须经您同意,可以拒绝。", "“%1$s” now needs your consent, and you may refuse."),
    BASIS_CHANGED("lawful-basis", 1, NONE, "用途“%1$s”的合法性基础由%3$s改为%4$s。", "“%1$s” now rests on %4$s instead of %3$s."),
    METHOD_CHANGED("method", 1, REDUCES, "用途“%1$s”的处理方式改为:%4$s", "How data is handled for “%1$s” is now: %4$s"),
    ITEM_ADDED("item", 1, REDUCES, "用途“%1$s”新增处理:%2$s。", "“%1$s” now also uses: %2$s."),
    ITEM_REMOVED("item", 1, NONE, "用途“%1$s”不再处理:%2$s。", "“%1$s” no longer uses: %2$s."),
    SENSITIVE_MARKED("sensitive", 1, NONE, "%2$s在用途“%1$s”中按敏感个人信息保护。", "%2$s is now protected as sensitive in “%1$s”."),
    SENSITIVE_UNMARKED(
            "sensitive",
            1,
            REDUCES,
            "%2$s在用途“%1$s”中不再按敏感个人信息保护。",
            "%2$s is no longer protected as sensitive in “%1$s”."),
    NECESSITY_RESTATED(
            "sensitive", 0, NONE, "用途“%1$s”为何需要敏感信息,改为:%4$s", "Why “%1$s” needs sensitive data is now put so: %4$s"),
    CONSEQUENCE_RESTATED("consequence", 0, NONE, "没有“%1$s”会怎样,改为:%4$s", "What goes without “%1$s” is now put so: %4$s"),
    SIGNALS_IGNORED(
            "method",
            1,
            REDUCES,
            "用途“%1$s”不再随浏览器的拒绝信号(DNT、GPC)关闭。",
            "“%1$s” is no longer switched off by the signals of a browser (DNT, GPC)."),
    SIGNALS_HEEDED(
            "method",
            1,
            NONE,
            "用途“%1$s”今后随浏览器的拒绝信号(DNT、GPC)关闭。",
            "“%1$s” is now switched off by the signals of a browser (DNT, GPC)."),
    SEPARATE_REQUIRED("separate", 1, ASKS, "用途“%1$s”今后须取得您的单独同意。", "“%1$s” now needs your separate consent."),
    SEPARATE_DROPPED("separate", 1, REDUCES, "用途“%1$s”不再取得单独同意。", "“%1$s” no longer asks for separate consent."),
    PUBLICATION_BEGUN("publication", 3, REDUCES, "用途“%1$s”今后会公开信息。", "“%1$s” now makes data public."),
    PUBLICATION_ENDED("publication", 3, NONE, "用途“%1$s”不再公开信息。", "“%1$s” no longer makes data public."),
    RECIPIENT_ADDED("recipient", 3, REDUCES, "用途“%1$s”的信息还将提供给“%2$s”。", "For “%1$s”, data also goes to “%2$s”."),
    RECIPIENT_OFFERED(
            "recipient", 3, NONE, "可选用途“%1$s”的信息提供给“%2$s”。", "If you agree to “%1$s”, its data goes to “%2$s”."),
    RECIPIENT_REMOVED("recipient", 3, NONE, "用途“%1$s”的信息不再提供给“%2$s”。", "For “%1$s”, data no longer goes to “%2$s”."),
    RECIPIENT_CHANGED("recipient", 3, REDUCES, "接收方“%3$s”改为“%4$s”。", "The recipient “%3$s” is now “%4$s”."),
    RECIPIENT_CONTACT("recipient", 3, NONE, "接收方“%2$s”的联系方式改为:%4$s。", "The recipient “%2$s” is now reached at: %4$s."),
    PLACE_CHANGED("place", 3, REDUCES, "接收方“%2$s”所在地由 %3$s 改为 %4$s。", "The recipient “%2$s” moves from %3$s to %4$s."),
    RETENTION_LONGER(
            "retention", 0, REDUCES, "用途“%1$s”的保存期限延长:%3$s → %4$s。", "Data for “%1$s” is kept longer: %3$s → %4$s."),
    RETENTION_SHORTER(
            "retention",
            0,
            NONE,
            "用途“%1$s”的保存期限缩短:%3$s → %4$s。",
            "Data for “%1$s” is kept for a shorter time: %3$s → %4$s."),
    RETENTION_RESTATED(
            "retention",
            0,
            REDUCES,
            "用途“%1$s”的保存期限改为:%4$s(原为%3$s)。",
            "How long data for “%1$s” is kept is now: %4$s (it was: %3$s)."),
    CONSENT_LASTS("consent-duration", 0, NONE, "对“%1$s”的同意有效期:%3$s → %4$s。", "Consent to “%1$s” lasts: %3$s → %4$s."),
    RIGHT_ADDED("right", 4, NONE, "新增权利:%2$s。", "New right: %2$s."),
    RIGHT_DROPPED("right", 4, REDUCES, "不再写明的权利:%2$s。", "No longer stated as your right: %2$s."),
    RIGHT_NARROWED(
            "right",
            4,
            REDUCES,
            "权利“%2$s”及其行使方式改为:%4$s(原为:%3$s)。",
            "The right “%2$s” and how to use it is now: %4$s (it was: %3$s)."),
    CONTACT_CHANGED("contact", 5, NONE, "%2$s由“%3$s”改为“%4$s”。", "%2$s is now “%4$s”; it was “%3$s”."),
    CONTROLLER_CHANGED("contact", 2, NONE, "%2$s由“%3$s”改为“%4$s”。", "%2$s is now “%4$s”; it was “%3$s”."),
    STORAGE_CHANGED("storage", 0, REDUCES, "存储地由 %3$s 改为 %4$s。", "Data is stored in %4$s instead of %3$s."),
    COOKIE_ADDED("cookie", 0, NONE, "新增 Cookie %2$s,用于“%1$s”:%4$s。", "New cookie %2$s for “%1$s”: %4$s."),
    COOKIE_IMPOSED("cookie", 0, REDUCES, "Cookie %2$s 不能关闭:%4$s。", "The cookie %2$s cannot be switched off: %4$s."),
    COOKIE_REMOVED("cookie", 0, NONE, "不再使用 Cookie %2$s。", "The cookie %2$s is gone."),
    COOKIE_CHANGED("cookie", 0, REDUCES, "Cookie %2$s:%3$s → %4$s。", "The cookie %2$s: %3$s → %4$s."),
    SCOPE_RESTATED("scope", 0, REDUCES, "适用范围改为:%4$s", "What the policy covers is now put so: %4$s"),
    WORDING("wording", 0, NONE, "第 %2$s 条改了措辞。", "Clause %2$s is worded differently.");

    private final String topic;
    private final int majorClass;
    private final Effect effect;
    private final Words template;

    ChangeKind(String topic, int majorClass, Effect effect, String zh, String en) {
        this.topic = topic;
        this.majorClass = majorClass;
        this.effect = effect;
        this.template = new Words(zh, en);
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is different, in one word: purpose, method, item, recipient, retention, right, contact, wording and so on. */
    public String topic() {
        return topic;
    }

    /** Which of the six kinds of major change (promise P7.2) this is; 0 if it is another. */
    public int majorClass() {
        return majorClass;
    }

    public Effect effect() {
        return effect;
    }

    Words words(Words purpose, Words subject, Words before, Words after) {
        return new Words(
                String.format(Locale.ROOT, template.zh(), purpose.zh(), subject.zh(), before.zh(), after.zh()),
                String.format(Locale.ROOT, template.en(), purpose.en(), subject.en(), before.en(), after.en()));
    }
}

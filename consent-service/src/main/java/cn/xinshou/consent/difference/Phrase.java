package cn.xinshou.consent.difference;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.purpose.LawfulBasis;
import java.time.Period;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** How the parts of a policy are called in a sentence for people. */
final class Phrase {

    static final Words NOTHING = new Words("未写明", "not stated");

    private Phrase() {}

    static Words plain(String text) {
        return new Words(text, text);
    }

    static Words orNothing(@Nullable Words words) {
        return words == null ? NOTHING : words;
    }

    static Words item(Policy policy, String item) {
        return both(language -> policy.document().itemName(item, language));
    }

    static Words purpose(Policy policy, String purpose) {
        return policy.purpose(purpose).map(stated -> stated.name()).orElseGet(() -> plain(purpose));
    }

    static Words basis(LawfulBasis basis) {
        return switch (basis) {
            case CONSENT -> new Words("您的同意", "your consent");
            case CONTRACT -> new Words("订立、履行合同所必需", "what a contract with you needs");
            case LEGAL_DUTY -> new Words("法定职责或者法定义务", "a legal duty");
            case EMERGENCY -> new Words("应对突发事件或紧急情况", "an emergency");
            case PUBLIC_INTEREST -> new Words("为公共利益的新闻报道、舆论监督", "reporting in the public interest");
            case LAWFULLY_PUBLIC -> new Words("已经合法公开的信息", "data that is lawfully public");
            case OTHER_LAW -> new Words("法律、行政法规的其他规定", "another law");
        };
    }

    static Words period(@Nullable Period period) {
        if (period == null) {
            return new Words("至您撤回", "until you withdraw");
        }
        return new Words(
                counted(period.getYears(), "年") + counted(period.getMonths(), "个月") + counted(period.getDays(), "天"),
                (counted(period.getYears(), " y ")
                                + counted(period.getMonths(), " m ")
                                + counted(period.getDays(), " d "))
                        .strip());
    }

    private static String counted(int number, String unit) {
        return number == 0 ? "" : number + unit;
    }

    private static Words both(Function<Language, String> name) {
        return new Words(name.apply(Language.ZH), name.apply(Language.EN));
    }
}

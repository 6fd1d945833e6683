package cn.xinshou.consent.difference;

import cn.xinshou.consent.Words;
import java.util.ArrayList;
import java.util.List;

/** What a difference means for a person, in a few plain sentences. */
final class Summary {

    private Summary() {}

    static List<Words> of(PolicyDifference difference) {
        var sentences = new ArrayList<Words>();
        if (difference.to().ordinal() < difference.from().ordinal()) {
            sentences.add(
                    new Words(
                            "您正在从较新的版本看回较旧的版本:下面列出的是旧版本的不同之处。",
                            "You are looking back from a newer version to an older one: what follows is what the older one said otherwise."));
            return sentences;
        }
        if (difference.changes().isEmpty()) {
            sentences.add(new Words("两个版本没有不同。", "The two versions do not differ."));
            return sentences;
        }
        if (difference.wordingOnly()) {
            sentences.add(new Words(
                    "只改了措辞,对您没有影响,您不需要做任何事。",
                    "Only the wording changed. Nothing changes for you, and there is nothing you have to do."));
            return sentences;
        }
        sentences.add(difference.reducing() ? reducing() : notReducing());
        if (!difference.askedAgain().isEmpty()) {
            sentences.add(asked(difference));
        }
        return sentences;
    }

    private static Words reducing() {
        return new Words(
                "这一版本减少了您的权利或扩大了对信息的使用。在您明确同意之前,它对您不生效:您已经办理和同意的事项仍按原版本处理。不回答、离开页面都不算同意,您可以什么都不做。",
                "This version takes from your rights or makes more use of data. It does not hold for you until you expressly agree: what you"
                        + " did and agreed to so far stays under the version you know. Silence and leaving are no agreement; you need not do"
                        + " anything.");
    }

    private static Words notReducing() {
        return new Words(
                "这一版本没有减少您的权利,也没有扩大对信息的使用,自施行之日起对您适用。",
                "This version takes nothing from your rights and makes no more use of data. It applies to you from the day it takes effect.");
    }

    private static Words asked(PolicyDifference difference) {
        var names = difference.askedAgain().stream()
                .map(purpose -> Phrase.purpose(difference.to(), purpose))
                .toList();
        return new Words(
                "如果您同意过下列用途,我们会重新征求您的同意,您可以拒绝:"
                        + String.join("、", names.stream().map(Words::zh).toList()) + "。",
                "If you agreed to any of these, we ask you again, and you may refuse: "
                        + String.join(", ", names.stream().map(Words::en).toList()) + ".");
    }
}

package cn.xinshou.consent.mail;

import cn.xinshou.consent.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** What a person sees behind the link, before and after saying so. */
@CheckedTemplate(basePath = "UnsubscribePage", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class UnsubscribePage {

    static native TemplateInstance zh(String purpose, boolean done);

    static native TemplateInstance en(String purpose, boolean done);

    private UnsubscribePage() {}

    static TemplateInstance of(String purpose, boolean done, Language language) {
        return switch (language) {
            case ZH -> zh(purpose, done);
            case EN -> en(purpose, done);
        };
    }
}

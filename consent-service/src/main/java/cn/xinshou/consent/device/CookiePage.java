package cn.xinshou.consent.device;

import cn.xinshou.consent.Language;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;

/** The cookie register as a page for people. */
@CheckedTemplate(basePath = "CookiePage", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class CookiePage {

    static native TemplateInstance zh(CookieRegister register);

    static native TemplateInstance en(CookieRegister register);

    private CookiePage() {}

    static TemplateInstance of(CookieRegister register, Language language) {
        return switch (language) {
            case ZH -> zh(register);
            case EN -> en(register);
        };
    }
}

package cn.xinshou.breach.message;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Writes letters: the first line of a template is the subject, the rest after a blank line the text. */
@ApplicationScoped
class Letters {

    private final Engine engine;
    private final MessageLint lint;
    private final String officialAddress;

    Letters(
            Engine engine,
            MessageLint lint,
            @ConfigProperty(name = "xinshou.mail.official-address", defaultValue = "${xinshou.public-url}")
                    String officialAddress) {
        this.engine = engine;
        this.lint = lint;
        this.officialAddress = officialAddress;
    }

    /** A kind without words is found when the service starts, not when somebody waits for a code. */
    void check(@Observes StartupEvent start) {
        for (var kind : MessageKind.values()) {
            for (var language : MessageLanguage.values()) {
                template(kind, language);
            }
        }
    }

    /** @throws IllegalStateException if a person's number would leave the house (P4.5) */
    Letter write(MessageKind kind, MessageLanguage language, Map<String, String> parameters) {
        var written = render(kind, language, parameters).strip();
        var end = written.indexOf('\n');
        var letter = new Letter(
                written.substring(0, end).strip(),
                written.substring(end).strip() + "\n",
                language == MessageLanguage.ZH ? "zh-CN" : "en",
                parameters.get("unsubscribe"));
        // References and codes are random and may look like anything; everything else is looked at as it will be read.
        var words = new HashMap<>(parameters);
        kind.slots().stream()
                .filter(slot ->
                        slot.shape() == Shape.REFERENCE || slot.shape() == Shape.CODE || slot.shape() == Shape.LINK)
                .forEach(slot -> words.replace(slot.name(), "…"));
        if (lint.carriesNumber(render(kind, language, words))) {
            throw new IllegalStateException("a letter of kind " + kind.word() + " would carry a person's number");
        }
        return letter;
    }

    private String render(MessageKind kind, MessageLanguage language, Map<String, String> parameters) {
        var template = template(kind, language).data("official", officialAddress);
        for (var slot : kind.slots()) {
            var value = parameters.get(slot.name());
            template.data(
                    slot.name(),
                    value == null || value.equals("…") ? value : slot.shape().said(value, language));
        }
        return template.render();
    }

    private io.quarkus.qute.TemplateInstance template(MessageKind kind, MessageLanguage language) {
        Template template = engine.getTemplate("message/" + kind.word() + "." + language.word() + ".txt");
        if (template == null) {
            throw new IllegalStateException("no text for " + kind.word() + " in " + language.word());
        }
        return template.instance();
    }
}

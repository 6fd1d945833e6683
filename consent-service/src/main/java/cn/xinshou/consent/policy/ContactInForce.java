package cn.xinshou.consent.policy;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.Words;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import org.jspecify.annotations.Nullable;

/**
 * Whom people turn to today (promise P8.1): the one place from which every page takes it, also the page of an old version, whose own
 * contact may be gone. Templates know it as {@code inject:contact}.
 */
@ApplicationScoped
@Named("contact")
public class ContactInForce {

    /** The contact in one language. */
    public record Contact(
            String controller,
            @Nullable String department,
            String officer,
            String address,
            String email,
            String phone,
            String complaints) {}

    private final Policies policies;

    ContactInForce(Policies policies) {
        this.policies = policies;
    }

    public Contact zh() {
        return in(Language.ZH);
    }

    public Contact en() {
        return in(Language.EN);
    }

    public Contact in(Language language) {
        var contact = policies.current().document().contact();
        return new Contact(
                contact.controller().in(language),
                in(contact.department(), language),
                contact.officer().in(language),
                contact.address().in(language),
                contact.email(),
                contact.phone(),
                contact.complaints());
    }

    private static @Nullable String in(@Nullable Words words, Language language) {
        return words == null ? null : words.in(language);
    }
}

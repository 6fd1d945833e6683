package cn.xinshou.identity.access.cases;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What came to the desk by letter, mail, counter or phone, by the number in the desk's own book: {@code letter:2026-118}. */
@ApplicationScoped
class IntakeCases implements CaseBook {

    private static final Pattern REFERENCE = Pattern.compile("(letter|mail|counter|phone):[A-Za-z0-9._/-]{1,48}");

    /** An ID or phone number would pass for a reference. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{9}");

    @Override
    public Optional<OpenCase> open(String id) {
        return REFERENCE.matcher(id).matches() && !LONG_NUMBER.matcher(id).find()
                ? Optional.of(new OpenCase(id, CaseKind.INTAKE, null, Set.of()))
                : Optional.empty();
    }
}

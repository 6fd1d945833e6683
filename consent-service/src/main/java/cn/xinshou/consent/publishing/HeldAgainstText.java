package cn.xinshou.consent.publishing;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.PolicyDocument.Cookie;
import cn.xinshou.consent.policy.PolicyDocument.Recipient;
import cn.xinshou.consent.policy.PolicyText;
import cn.xinshou.consent.purpose.Purpose;
import java.time.Period;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * People read the text and agree to that: whatever the data of a draft say has to stand in it, in every language, and where the data name
 * a clause, in that clause (PIPL 17: truthfully, accurately and completely).
 */
final class HeldAgainstText {

    private final DraftDocument draft;
    private final DraftFlaws flaws;
    private final Map<Language, Wording> whole = new EnumMap<>(Language.class);
    /** Each clause with those inside it. */
    private final Map<Language, Map<String, Wording>> clauses = new EnumMap<>(Language.class);
    /** Each clause by itself. */
    private final Map<Language, List<Wording>> pieces = new EnumMap<>(Language.class);

    HeldAgainstText(DraftDocument draft, Map<Language, PolicyText> texts, DraftFlaws flaws) {
        this.draft = draft;
        this.flaws = flaws;
        texts.forEach((language, text) -> {
            whole.put(language, new Wording(text.content()));
            clauses.put(language, new HashMap<>());
            text.clauses()
                    .forEach(clause -> clauses.get(language).putIfAbsent(clause.id(), new Wording(within(clause))));
            pieces.put(
                    language,
                    text.clauses().stream()
                            .map(HeldAgainstText::own)
                            .map(Wording::new)
                            .toList());
        });
    }

    private static String within(PolicyText.Clause clause) {
        return clause.all().map(HeldAgainstText::own).collect(Collectors.joining("\n"));
    }

    private static String own(PolicyText.Clause clause) {
        return clause.title() + '\n' + clause.text();
    }

    void check() {
        anywhere(draft.scope(), "scope");
        contact();
        each(draft.recipients(), "recipients", (recipient, at) -> {
            says(recipient.clause(), recipient.name(), at + ".name");
            says(recipient.clause(), recipient.contact(), at + ".contact");
            says(recipient.clause(), recipient.method(), at + ".method");
        });
        each(draft.purposes(), "purposes", this::purpose);
        each(draft.rights(), "rights", (right, at) -> says(right.clause(), right.name(), at + ".name"));
        each(draft.cookies(), "cookies", this::cookie);
    }

    private void contact() {
        var contact = draft.contact();
        anywhere(contact.controller(), "contact.controller");
        anywhere(contact.officer(), "contact.officer");
        anywhere(contact.department(), "contact.department");
        anywhere(contact.address(), "contact.address");
        anywhere(same(contact.email()), "contact.email");
        anywhere(same(contact.phone()), "contact.phone");
        anywhere(same(contact.complaints()), "contact.complaints");
    }

    private void purpose(Purpose purpose, String at) {
        says(purpose.clause(), purpose.name(), at + ".name");
        says(purpose.clause(), purpose.method(), at + ".method");
        says(purpose.clause(), purpose.retention(), at + ".retention");
        purpose.items().stream()
                .sorted()
                .map(item -> draft.items().get(item))
                .forEach(name -> says(purpose.clause(), name, at + ".items"));
        if (purpose.publishes()) {
            clauses(
                    purpose.clause(),
                    (language, text) -> flaws.require(
                            openly(language).stream().anyMatch(text::says),
                            at + ".publishes",
                            "is true, but clause " + purpose.clause() + " does not say so in " + language.tag() + ": “"
                                    + String.join("” or “", openly(language)) + "”"));
        }
        if (purpose.keep() != null) {
            var keep = purpose.keep().period();
            whole.keySet()
                    .forEach(language -> states(
                            new Wording(purpose.retention().in(language)), keep, language, at + ".keep", "retention"));
        }
        if (purpose.consentLasts() != null) {
            var lasts = purpose.consentLasts();
            clauses(
                    purpose.clause(),
                    (language, text) ->
                            states(text, lasts, language, at + ".consentLasts", "clause " + purpose.clause()));
        }
        draft.recipients().stream()
                .filter(recipient ->
                        Objects.requireNonNull(purpose.recipients()).contains(recipient.id()))
                .forEach(recipient -> told(purpose, recipient, at + ".recipients"));
    }

    /** How a text says that data are made public. */
    private static List<String> openly(Language language) {
        return switch (language) {
            case ZH -> List.of("公开", "公示", "公布");
            case EN -> List.of("publish", "made public", "make public");
        };
    }

    /** Who gets the data of a purpose is said in its clause, or the recipient's clause says of which purposes. */
    private void told(Purpose purpose, Recipient recipient, String at) {
        clauses(purpose.clause(), (language, text) -> {
            var own = Objects.requireNonNull(clauses.get(language)).get(recipient.clause());
            flaws.require(
                    text.says(recipient.name().in(language)) || own != null && own.refersTo(purpose.clause()),
                    at,
                    "has " + recipient.id() + ", which clause " + purpose.clause() + " does not name in "
                            + language.tag() + ", nor does clause " + recipient.clause() + " refer to clause "
                            + purpose.clause());
        });
    }

    /** A cookie has no clause of its own: whichever names it says all there is to say. */
    private void cookie(Cookie cookie, String at) {
        pieces.forEach((language, all) -> {
            var naming = all.stream().filter(text -> text.names(cookie.name())).toList();
            if (naming.isEmpty()) {
                flaws.add(at + ".name", "does not stand in the text in " + language.tag());
                return;
            }
            var content = cookie.content().in(language);
            with(naming, text -> text.says(content), at + ".content", language);
            var lifetime = cookie.lifetime().in(language);
            with(naming, text -> text.says(lifetime), at + ".lifetime", language);
            draft.purposes().stream()
                    .filter(purpose -> purpose.id().equals(cookie.purpose()))
                    .forEach(purpose -> {
                        var name = purpose.name().in(language);
                        with(
                                naming,
                                text -> text.says(name) || text.refersTo(purpose.clause()),
                                at + ".purpose",
                                language);
                    });
        });
    }

    private void with(List<Wording> naming, Predicate<Wording> fits, String at, Language language) {
        flaws.require(
                naming.stream().anyMatch(fits),
                at,
                "does not stand where the text names the cookie, in " + language.tag());
    }

    private void anywhere(@Nullable Words words, String at) {
        if (words != null) {
            whole.forEach((language, text) -> flaws.require(
                    text.says(words.in(language)), at, "does not stand in the text in " + language.tag()));
        }
    }

    private void says(String clause, @Nullable Words words, String at) {
        if (words != null) {
            clauses(
                    clause,
                    (language, text) -> flaws.require(
                            text.says(words.in(language)),
                            at,
                            "does not stand in clause " + clause + " in " + language.tag()));
        }
    }

    private void states(Wording text, Period period, Language language, String at, String where) {
        Wording.spellings(period, language).stream()
                .filter(spellings -> spellings.stream().noneMatch(text::says))
                .forEach(spellings -> flaws.add(
                        at,
                        "is " + period + ", but " + where + " does not say so in " + language.tag() + ": “"
                                + String.join("” or “", spellings) + "”"));
    }

    /** Of those that are there: a clause that is missing is another flaw, found elsewhere. */
    private void clauses(String id, BiConsumer<Language, Wording> check) {
        clauses.forEach((language, all) -> {
            var clause = all.get(id);
            if (clause != null) {
                check.accept(language, clause);
            }
        });
    }

    private static Words same(String words) {
        return new Words(words, words);
    }

    private static <T> void each(List<T> all, String field, BiConsumer<T, String> check) {
        for (var i = 0; i < all.size(); i++) {
            check.accept(all.get(i), field + "[" + i + "]");
        }
    }
}

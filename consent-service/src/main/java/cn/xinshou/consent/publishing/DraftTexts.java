package cn.xinshou.consent.publishing;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.PolicyText;
import cn.xinshou.consent.publishing.DraftDocument.Part;
import cn.xinshou.consent.publishing.DraftDocument.Structure;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** The texts of a draft, whichever way they were written, and what is wrong with them as texts. */
final class DraftTexts {

    private static final Pattern ID = Pattern.compile("\\d+(\\.(\\d+|[a-z]))*");
    private static final Pattern HEADING = Pattern.compile("^#{1,6}[ \\t].*$", Pattern.MULTILINE);
    private static final Pattern NUMBERED = Pattern.compile("(#{2,6}) (\\d+(?:\\.(?:\\d+|[a-z]))*)(?:[ \\t].*)?");
    private static final int DEEPEST = 5;

    private final DraftFlaws flaws;
    private final Map<Language, PolicyText> texts = new EnumMap<>(Language.class);

    DraftTexts(DraftDocument draft, DraftFlaws flaws) {
        this.flaws = flaws;
        draft.texts().forEach((tag, text) -> {
            if (!tag.equals("zh") && !tag.equals("en")) {
                flaws.add("texts." + tag, "is neither zh nor en");
            }
        });
        for (var language : Language.values()) {
            read(draft, language);
        }
        sameClauses();
    }

    /** Complete if there are no flaws. */
    Map<Language, PolicyText> all() {
        return texts;
    }

    private void read(DraftDocument draft, Language language) {
        var field = "texts." + language.tag();
        var given = draft.texts().get(language.tag());
        if (given == null || given.isNull()) {
            flaws.add(field, "is missing");
            return;
        }
        if (given.isTextual()) {
            // Lines end in one way only, so that the digest does not depend on the editor's machine.
            var text = new PolicyText(given.textValue().replace("\r\n", "\n").replace('\r', '\n'));
            markdown(text, field);
            texts.put(language, text);
        } else if (given.isObject()) {
            structure(given, draft.title().in(language), field, language);
        } else {
            flaws.add(field, "must be Markdown or an object with sections");
        }
    }

    private void structure(JsonNode given, String title, String field, Language language) {
        var unfit = Shape.flaws(given, Structure.class);
        unfit.forEach(flaw -> flaws.add(field + "." + flaw.field(), flaw.message()));
        if (!unfit.isEmpty()) {
            return;
        }
        var structure = DraftReader.as(given, Structure.class);
        var before = flaws.size();
        parts(structure.sections(), "", 1, field + ".sections");
        if (flaws.size() > before) {
            return;
        }
        var text = PolicyText.of(
                title,
                Objects.requireNonNullElse(structure.preamble(), ""),
                structure.sections().stream()
                        .map(part -> clause(part))
                        .map(clause ->
                                new PolicyText.Section(clause.id(), clause.title(), clause.text(), clause.clauses()))
                        .toList());
        markdown(text, field);
        texts.put(language, text);
    }

    private void parts(List<Part> parts, String within, int depth, String field) {
        for (var i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            var at = field + "[" + i + "]";
            if (!ID.matcher(part.id()).matches()
                    || part.id().split("\\.").length != depth
                    || !part.id().startsWith(within)) {
                flaws.add(
                        at + ".id",
                        within.isEmpty()
                                ? "must be the number of a chapter"
                                : "must be " + within + " and one more number or letter");
                continue;
            }
            if (HEADING.matcher(Objects.requireNonNullElse(part.text(), "")).find()) {
                flaws.add(at + ".text", "has a line that would be a heading");
            }
            if (Objects.requireNonNullElse(part.title(), "").contains("\n")) {
                flaws.add(at + ".title", "must be one line");
            }
            if (depth == DEEPEST && part.clauses() != null) {
                flaws.add(at + ".clauses", "would be deeper than " + DEEPEST + " levels");
            } else if (part.clauses() != null) {
                parts(part.clauses(), part.id() + ".", depth + 1, at + ".clauses");
            }
        }
    }

    private static PolicyText.Clause clause(Part part) {
        var inner = new ArrayList<PolicyText.Clause>();
        if (part.clauses() != null) {
            part.clauses().forEach(one -> inner.add(clause(one)));
        }
        return new PolicyText.Clause(
                part.id(),
                Objects.requireNonNullElse(part.title(), ""),
                Objects.requireNonNullElse(part.text(), ""),
                inner);
    }

    /** Headings are numbered, each one mark deeper than its number has dots, no number twice, none without its parent. */
    private void markdown(PolicyText text, String field) {
        if (!text.content().startsWith("# ")) {
            flaws.add(field, "must begin with its title, as a heading of one mark");
        }
        var seen = new ArrayList<String>();
        var headings = HEADING.matcher(text.content());
        while (headings.find()) {
            var heading = headings.group();
            if (headings.start() > 0) {
                heading(heading, seen, field);
            }
        }
        if (seen.isEmpty()) {
            flaws.add(field, "has no chapter");
        }
        References.flaws(text, field, flaws);
    }

    private void heading(String heading, List<String> seen, String field) {
        var numbered = NUMBERED.matcher(heading);
        if (!numbered.matches()) {
            flaws.add(
                    field, "has a heading without a number, after " + (seen.isEmpty() ? "the title" : seen.getLast()));
            return;
        }
        var id = numbered.group(2);
        var parent = id.contains(".") ? id.substring(0, id.lastIndexOf('.')) : "";
        if (numbered.group(1).length() != id.split("\\.").length + 1) {
            flaws.add(field, "clause " + id + " has a heading of the wrong depth");
        }
        if (!parent.isEmpty() && !seen.contains(parent)) {
            flaws.add(field, "clause " + id + " stands outside " + parent);
        }
        if (seen.contains(id)) {
            flaws.add(field, "clause " + id + " stands there twice");
        }
        seen.add(id);
    }

    private void sameClauses() {
        var zh = texts.get(Language.ZH);
        var en = texts.get(Language.EN);
        if (zh == null || en == null) {
            return;
        }
        zh.clauseIds().stream()
                .filter(id -> !en.clauseIds().contains(id))
                .forEach(id -> flaws.add("texts.en", "clause " + id + " is missing; zh has it"));
        en.clauseIds().stream()
                .filter(id -> !zh.clauseIds().contains(id))
                .forEach(id -> flaws.add("texts.zh", "clause " + id + " is missing; en has it"));
    }
}

package cn.xinshou.consent.difference;

import cn.xinshou.consent.Language;
import java.util.Arrays;
import java.util.LinkedHashSet;

/** Which clauses read differently, in any language. What that means in law is said by the typed changes, not by the words. */
final class WordingChanges {

    private final Findings findings;

    WordingChanges(Findings findings) {
        this.findings = findings;
    }

    void find() {
        var clauses = new LinkedHashSet<String>();
        Arrays.stream(Language.values())
                .map(language -> Clauses.pair(
                        findings.from().text(language).clauses(),
                        findings.to().text(language).clauses()))
                .flatMap(pairs -> pairs.stream().filter(Clauses.Pair::differs))
                .forEach(pair -> clauses.add(pair.id()));
        clauses.forEach(clause -> findings.apart(ChangeKind.WORDING, clause, clause, Phrase.plain(clause)));
    }
}

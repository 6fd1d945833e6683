package cn.xinshou.consent.difference;

import static cn.xinshou.consent.difference.Alike.alike;

import cn.xinshou.consent.Words;
import cn.xinshou.consent.policy.Policy;
import cn.xinshou.consent.policy.PolicyDocument.Cookie;
import cn.xinshou.consent.policy.PolicyDocument.Right;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What became of everything that is not about one purpose: rights, whom people turn to, where data is kept, cookies. */
final class StatementChanges {

    private final Findings findings;

    StatementChanges(Findings findings) {
        this.findings = findings;
    }

    void find() {
        rights();
        contact();
        var before = findings.from().document();
        var after = findings.to().document();
        if (!before.storage().region().equals(after.storage().region())) {
            findings.apart(
                    ChangeKind.STORAGE_CHANGED,
                    "storage",
                    after.storage().clause(),
                    Phrase.NOTHING,
                    Phrase.plain(before.storage().region()),
                    Phrase.plain(after.storage().region()));
        }
        if (!alike(before.scope(), after.scope())) {
            findings.apart(
                    ChangeKind.SCOPE_RESTATED,
                    "scope",
                    null,
                    Phrase.NOTHING,
                    Phrase.orNothing(before.scope()),
                    Phrase.orNothing(after.scope()));
        }
        cookies();
    }

    private void rights() {
        var before = byId(findings.from().document().rights(), Right::id);
        var after = byId(findings.to().document().rights(), Right::id);
        before.forEach((id, was) -> {
            var is = after.get(id);
            if (is == null) {
                findings.apart(ChangeKind.RIGHT_DROPPED, id, was.clause(), was.name());
            } else if (!alike(was.name(), is.name()) || !alike(was.how(), is.how())) {
                findings.apart(ChangeKind.RIGHT_NARROWED, id, is.clause(), is.name(), way(was), way(is));
            }
        });
        after.forEach((id, is) -> {
            if (!before.containsKey(id)) {
                findings.apart(ChangeKind.RIGHT_ADDED, id, is.clause(), is.name());
            }
        });
    }

    private static Words way(Right right) {
        var how = Phrase.orNothing(right.how());
        return new Words(right.name().zh() + "," + how.zh(), right.name().en() + ", " + how.en());
    }

    private void contact() {
        var before = findings.from().document().contact();
        var after = findings.to().document().contact();
        contact("controller", new Words("个人信息处理者", "The controller"), before.controller(), after.controller());
        contact("officer", new Words("个人信息保护负责人", "The privacy officer"), before.officer(), after.officer());
        contact("department", new Words("责任部门", "The department in charge"), before.department(), after.department());
        contact("address", new Words("联系地址", "The address"), before.address(), after.address());
        contact(
                "email",
                new Words("联系邮箱", "The mail address"),
                Phrase.plain(before.email()),
                Phrase.plain(after.email()));
        contact(
                "phone",
                new Words("联系电话", "The phone number"),
                Phrase.plain(before.phone()),
                Phrase.plain(after.phone()));
        contact(
                "complaints",
                new Words("投诉渠道", "The address for complaints"),
                Phrase.plain(before.complaints()),
                Phrase.plain(after.complaints()));
    }

    private void contact(String field, Words name, @Nullable Words before, @Nullable Words after) {
        // A mail address with a point less is another address: here nothing counts as a mere matter of setting.
        if (!Phrase.orNothing(before).equals(Phrase.orNothing(after))) {
            var kind = field.equals("controller") ? ChangeKind.CONTROLLER_CHANGED : ChangeKind.CONTACT_CHANGED;
            findings.apart(kind, field, null, name, Phrase.orNothing(before), Phrase.orNothing(after));
        }
    }

    private void cookies() {
        var before = byId(findings.from().document().cookies(), Cookie::name);
        var after = byId(findings.to().document().cookies(), Cookie::name);
        after.forEach((name, is) -> {
            var was = before.get(name);
            if (was == null) {
                cookie(is.necessary() ? ChangeKind.COOKIE_IMPOSED : ChangeKind.COOKIE_ADDED, is, findings.to(), is, is);
            } else if (is.necessary() && !was.necessary()) {
                cookie(ChangeKind.COOKIE_IMPOSED, is, findings.to(), was, is);
            } else if (!same(was, is)) {
                cookie(ChangeKind.COOKIE_CHANGED, is, findings.to(), was, is);
            }
        });
        before.forEach((name, was) -> {
            if (!after.containsKey(name)) {
                cookie(ChangeKind.COOKIE_REMOVED, was, findings.from(), was, was);
            }
        });
    }

    private static boolean same(Cookie was, Cookie is) {
        return was.purpose().equals(is.purpose())
                && was.necessary() == is.necessary()
                && alike(was.content(), is.content())
                && alike(was.lifetime(), is.lifetime());
    }

    private void cookie(ChangeKind kind, Cookie cookie, Policy naming, Cookie before, Cookie after) {
        findings.inPurposes(
                kind,
                cookie.name(),
                naming.purpose(cookie.purpose()).isPresent() ? Set.of(cookie.purpose()) : Set.of(),
                naming.purpose(cookie.purpose())
                        .map(purpose -> purpose.clause())
                        .orElse(null),
                Phrase.plain(cookie.name()),
                described(before),
                described(after));
    }

    private static Words described(Cookie cookie) {
        UnaryOperator<String> purpose = text -> text + "[" + cookie.purpose() + "]";
        return new Words(
                purpose.apply(cookie.content().zh() + "," + cookie.lifetime().zh()),
                purpose.apply(cookie.content().en() + ", " + cookie.lifetime().en() + " "));
    }

    private static <T> Map<String, T> byId(List<T> all, Function<T, String> id) {
        return all.stream().collect(Collectors.toMap(id, one -> one, (first, second) -> first, TreeMap::new));
    }
}

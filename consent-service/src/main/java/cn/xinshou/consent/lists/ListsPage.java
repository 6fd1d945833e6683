package cn.xinshou.consent.lists;

import cn.xinshou.consent.Language;
import cn.xinshou.consent.policy.PolicyDocument.Relation;
import cn.xinshou.consent.policy.PolicyDocument.Role;
import cn.xinshou.consent.purpose.LawfulBasis;
import cn.xinshou.consent.purpose.PurposeKind;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Both lists as a page for people: one row for each purpose, and one for each recipient of it. */
@CheckedTemplate(basePath = "ListsPage", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
final class ListsPage {

    private static final DateTimeFormatter IN_CHINA =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    record View(
            boolean personal,
            String version,
            String status,
            String since,
            boolean restricted,
            List<CollectedRow> collected,
            List<SharedRow> shared) {}

    record Item(String name, boolean sensitive) {}

    record CollectedRow(
            String purpose,
            boolean additional,
            List<Item> items,
            String basis,
            boolean separate,
            String method,
            String retention,
            String necessity,
            String version,
            String clause,
            String standing) {}

    record SharedRow(
            String recipient,
            String capacity,
            String contact,
            String purpose,
            String items,
            String method,
            String place,
            String version,
            String clause) {}

    static native TemplateInstance zh(View page);

    static native TemplateInstance en(View page);

    private ListsPage() {}

    static TemplateInstance of(PolicyLists lists, Language language) {
        return page(
                new View(
                        false,
                        lists.version(),
                        lists.status(),
                        since(lists.effectiveFrom()),
                        false,
                        collected(lists.collected(), language),
                        shared(lists.shared(), language)),
                language);
    }

    static TemplateInstance of(PersonalLists lists, Language language) {
        return page(
                new View(
                        true,
                        lists.version(),
                        "",
                        since(lists.at()),
                        lists.restricted(),
                        collected(lists.collected(), language),
                        shared(lists.shared(), language)),
                language);
    }

    private static TemplateInstance page(View view, Language language) {
        return switch (language) {
            case ZH -> zh(view);
            case EN -> en(view);
        };
    }

    private static List<CollectedRow> collected(List<Collected> lines, Language language) {
        var byPurpose = new LinkedHashMap<String, List<Collected>>();
        lines.forEach(line -> byPurpose
                .computeIfAbsent(line.purpose(), purpose -> new ArrayList<>())
                .add(line));
        return byPurpose.values().stream()
                .map(purpose -> row(purpose, language))
                .toList();
    }

    private static CollectedRow row(List<Collected> lines, Language language) {
        var first = lines.getFirst();
        return new CollectedRow(
                first.purposeName(),
                first.kind() == PurposeKind.ADDITIONAL,
                lines.stream()
                        .map(line -> new Item(line.name(), line.sensitive()))
                        .toList(),
                basis(first.lawfulBasis(), language),
                first.separate(),
                Objects.requireNonNullElse(first.method(), ""),
                first.retention(),
                lines.stream()
                        .map(Collected::necessity)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(""),
                first.version(),
                first.clause(),
                standing(first.standing(), language));
    }

    private static List<SharedRow> shared(List<Shared> lines, Language language) {
        return lines.stream()
                .map(line -> new SharedRow(
                        line.recipientName(),
                        capacity(line.relation(), line.role(), language),
                        Objects.requireNonNullElse(line.contact(), ""),
                        line.purposeName(),
                        String.join(language == Language.ZH ? "、" : ", ", line.names()),
                        Objects.requireNonNullElse(line.method(), ""),
                        language == Language.ZH ? "中国大陆" : "mainland China",
                        line.version(),
                        line.clause()))
                .toList();
    }

    private static String basis(LawfulBasis basis, Language language) {
        var zh = language == Language.ZH;
        return switch (basis) {
            case CONSENT -> zh ? "您的同意" : "your consent";
            case CONTRACT -> zh ? "履行合同所必需" : "needed for our contract with you";
            case LEGAL_DUTY -> zh ? "法定义务" : "legal duty";
            case EMERGENCY -> zh ? "紧急情况下保护生命健康和财产" : "protecting life, health or property in an emergency";
            case PUBLIC_INTEREST -> zh ? "公共利益的新闻报道、舆论监督" : "reporting in the public interest";
            case LAWFULLY_PUBLIC -> zh ? "已合法公开的信息" : "lawfully public already";
            case OTHER_LAW -> zh ? "法律、行政法规的其他规定" : "another provision of law";
        };
    }

    private static String capacity(@Nullable Relation relation, Role role, Language language) {
        var zh = language == Language.ZH;
        var stands = switch (role) {
            case INDEPENDENT -> zh ? "独立处理者" : "handler of its own";
            case JOINT -> zh ? "共同处理者" : "joint handler";
            case ENTRUSTED -> zh ? "受托人" : "entrusted by us";
        };
        if (relation == null) {
            return stands;
        }
        var related = switch (relation) {
            case AFFILIATE -> zh ? "关联方" : "affiliate";
            case PARTNER -> zh ? "合作伙伴" : "partner";
            case AUTHORITY -> zh ? "主管机关" : "authority";
        };
        return related + (zh ? "，" : ", ") + stands;
    }

    private static String standing(@Nullable Standpoint standpoint, Language language) {
        var zh = language == Language.ZH;
        if (standpoint == null) {
            return zh ? "无须同意" : "needs no consent";
        }
        var state = switch (standpoint.state()) {
            case GRANTED -> zh ? "已同意" : "granted";
            case REFUSED -> zh ? "已拒绝" : "refused";
            case WITHDRAWN -> zh ? "已撤回" : "withdrawn";
            case EXPIRED -> zh ? "已到期" : "expired";
            case SUPERSEDED -> zh ? "已失效" : "superseded";
            case NOT_ASKED -> zh ? "未询问" : "not asked";
        };
        var since = since(standpoint.since());
        var expires = standpoint.expires();
        var until = expires == null ? "" : zh ? "，有效至 " + since(expires) : ", until " + since(expires);
        return (zh ? state + "，自 " + since : state + " since " + since) + until + suspended(standpoint, language);
    }

    private static String suspended(Standpoint standpoint, Language language) {
        var why = standpoint.suspended();
        if (why == null) {
            return "";
        }
        var zh = language == Language.ZH;
        return switch (why) {
            case GUARDIAN_REQUIRED -> zh ? "；监护人尚未同意，现停止使用" : "; not used, because no guardian agreed";
            case POLICY_DECLINED ->
                zh ? "；您已拒绝该版本政策，现停止使用" : "; not used, because you declined that version of the policy";
        };
    }

    private static String since(Instant time) {
        return IN_CHINA.format(time);
    }
}

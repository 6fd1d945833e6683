package cn.xinshou.breach.console;

import cn.xinshou.breach.notice.Approval;
import cn.xinshou.breach.notice.Bilingual;
import cn.xinshou.breach.notice.DataKinds;
import cn.xinshou.breach.notice.NoticeContent;
import cn.xinshou.breach.notice.NoticeView;
import cn.xinshou.frontdoor.problem.Problem.FieldError;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notice as it is shown and edited. */
public record NoticeCard(
        String id,
        String state,
        String stateWord,
        List<Part> parts,
        List<Kind> kinds,
        List<String> missing,
        List<Seal> approvals,
        @Nullable String hash,
        String author,
        boolean ownWork,
        long version) {

    /** One text in both languages; {@code rows} says how much room it gets. */
    public record Part(String field, String word, Bilingual text, int rows) {}

    public record Kind(String item, String word, boolean chosen) {}

    public record Seal(String who, String role, String at, boolean voided) {}

    static NoticeCard of(NoticeView view, Words words, String viewer) {
        return new NoticeCard(
                view.id().toString(),
                view.state().word(),
                words.of("notice-state-" + view.state().word()),
                parts(view.content(), words),
                kinds(view.content(), words),
                missing(view.missing(), words),
                view.approvals().stream().map(a -> seal(a, words)).toList(),
                view.contentHash(),
                Viewer.shortened(view.author()),
                viewer.equals(view.author()) || viewer.equals(view.lastEditor()),
                view.version());
    }

    static List<String> missing(List<FieldError> errors, Words words) {
        return errors.stream()
                .map(e -> place(e.field(), words) + " "
                        + words.of(e.message().equals("is missing") ? "missing-empty" : "missing-wrong"))
                .distinct()
                .toList();
    }

    private static String place(String field, Words words) {
        var dot = field.indexOf('.');
        return switch (field) {
            case "dataKinds" -> words.of("part-kinds");
            case "channels" -> "channels";
            default -> words.of("part-" + field.substring(0, dot)) + " · " + words.of("in-" + field.substring(dot + 1));
        };
    }

    private static List<Part> parts(NoticeContent content, Words words) {
        return List.of(
                new Part("title", words.of("part-title"), content.title(), 1),
                new Part("happened", words.of("part-happened"), content.happened(), 4),
                new Part("cause", words.of("part-cause"), content.cause(), 2),
                new Part("impact", words.of("part-impact"), content.impact(), 3),
                new Part("measures", words.of("part-measures"), content.measures(), 4),
                new Part("advice", words.of("part-advice"), content.advice(), 4),
                new Part("remedies", words.of("part-remedies"), content.remedies(), 3),
                new Part("contact", words.of("part-contact"), content.contact(), 2));
    }

    private static List<Kind> kinds(NoticeContent content, Words words) {
        return DataKinds.known().stream()
                .map(item -> new Kind(
                        item,
                        DataKinds.inWords(List.of(item), words.english() ? "en" : "zh"),
                        content.dataKinds().contains(item)))
                .toList();
    }

    private static Seal seal(Approval approval, Words words) {
        return new Seal(
                Viewer.shortened(approval.approver()),
                approval.role(),
                words.time(approval.at()),
                approval.voidedAt() != null);
    }

    public boolean editable() {
        return switch (state) {
            case "draft", "rejected", "pending-approval", "approved" -> true;
            default -> false;
        };
    }

    public boolean is(String other) {
        return state.equals(other);
    }
}

package cn.xinshou.identity.copy;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A copy as tables, for spreadsheets and pages alike. A photo is no text: it is named where it lies beside them. */
final class CopyTables {

    /** @param name of the file; {@code title} above it on a page */
    record Table(String name, String title, List<String> columns, List<List<String>> rows) {}

    private CopyTables() {}

    static List<Table> of(PersonalCopy copy) {
        return List.of(
                items(copy),
                history(copy),
                readers(copy),
                recipients(copy),
                orders(copy),
                requests(copy),
                correspondence(copy),
                complaints(copy),
                schoolEntries(copy),
                sanctions(copy));
    }

    private static Table items(PersonalCopy copy) {
        return new Table(
                "items.csv",
                "现有信息 What is held",
                List.of("项目 Item", "内容 Value", "收集目的 Purpose", "时间 Since"),
                copy.items().stream()
                        .map(held -> List.of(
                                ItemLabel.of(held.item()),
                                value(held.item(), held.value(), true),
                                held.purpose(),
                                time(held.since())))
                        .toList());
    }

    private static Table history(PersonalCopy copy) {
        return new Table(
                "history.csv",
                "变更记录 Changes",
                List.of("时间 When", "项目 Item", "变更 Change", "内容 Value", "收集目的 Purpose", "来源 By", "录入 Entered by"),
                copy.history().stream()
                        .map(change -> List.of(
                                time(change.at()),
                                ItemLabel.of(change.item()),
                                change.action(),
                                value(change.item(), change.value(), false),
                                change.purpose(),
                                change.role() + " " + change.actor(),
                                said(change.enteredBy())))
                        .toList());
    }

    private static Table readers(PersonalCopy copy) {
        return new Table(
                "readers.csv",
                "查阅记录 Who read it",
                List.of("时间 When", "项目 Items", "目的 Purpose", "查阅者 Reader"),
                copy.readers().stream()
                        .map(read -> List.of(
                                time(read.at()),
                                items(read.items()),
                                read.purpose(),
                                read.role() + " " + read.reader()))
                        .toList());
    }

    private static Table recipients(PersonalCopy copy) {
        return new Table(
                "recipients.csv",
                "接收方 Who received it",
                List.of("时间 When", "接收方 Recipient", "项目 Items", "目的 Purpose", "事由 Cause", "状态 State", "回执 Receipt"),
                copy.recipients().stream()
                        .map(told -> List.of(
                                time(told.at()),
                                said(told.name() == null ? told.recipient() : told.name()),
                                items(told.items()),
                                said(told.purpose()),
                                told.cause(),
                                told.state(),
                                said(told.receipt())))
                        .toList());
    }

    private static Table orders(PersonalCopy copy) {
        return new Table(
                "orders.csv",
                "报名订单 Registration orders",
                List.of("订单 Order", "考试 Examination", "锁定项目 Items", "自 From", "至 Until"),
                copy.registrationOrders().stream()
                        .map(order -> List.of(
                                order.order(),
                                order.exam(),
                                items(order.items()),
                                time(order.from()),
                                time(order.until())))
                        .toList());
    }

    private static Table requests(PersonalCopy copy) {
        return new Table(
                "requests.csv",
                "权利请求 Requests",
                List.of("时间 When", "请求 Request", "类型 Kind", "状态 State", "提出 By", "内容 Details", "证明 Proof", "答复 Answer"),
                copy.requests().stream()
                        .map(request -> List.of(
                                time(request.at()),
                                request.request().toString(),
                                request.kind(),
                                request.state(),
                                request.requester() + " " + request.channel(),
                                CopyArchive.readable(request.details()),
                                CopyArchive.readable(request.proof()),
                                CopyArchive.readable(request.answer())))
                        .toList());
    }

    private static Table correspondence(PersonalCopy copy) {
        return new Table(
                "correspondence.csv",
                "请求往来 What was said about requests",
                List.of("时间 When", "请求 Request", "类型 Kind", "内容 Words", "来自 By"),
                copy.requests().stream()
                        .flatMap(request -> request.correspondence().stream()
                                .map(said -> List.of(
                                        time(said.at()),
                                        request.request().toString(),
                                        said.kind(),
                                        CopyArchive.readable(said.words()),
                                        said.by())))
                        .toList());
    }

    private static Table complaints(PersonalCopy copy) {
        return new Table(
                "complaints.csv",
                "投诉 Complaints",
                List.of("时间 When", "投诉 Complaint", "请求 Request", "状态 State", "内容 Words", "答复 Answer"),
                copy.complaints().stream()
                        .map(complaint -> List.of(
                                time(complaint.at()),
                                complaint.complaint().toString(),
                                complaint.request() == null
                                        ? "–"
                                        : complaint.request().toString(),
                                complaint.state(),
                                complaint.words(),
                                said(complaint.answer())))
                        .toList());
    }

    private static Table schoolEntries(PersonalCopy copy) {
        return new Table(
                "school-entries.csv",
                "学校录入 Entered by schools",
                List.of(
                        "时间 When",
                        "学校 School",
                        "录入人 Entered by",
                        "考试 Examination",
                        "状态 State",
                        "项目 Items",
                        "确认 Confirmed"),
                copy.schoolEntries().stream()
                        .map(entry -> List.of(
                                time(entry.at()),
                                entry.schoolName() + " " + entry.school(),
                                entry.enteredBy(),
                                entry.exam(),
                                entry.state(),
                                items(entry.items()),
                                items(entry.confirmed())))
                        .toList());
    }

    private static Table sanctions(PersonalCopy copy) {
        return new Table(
                "sanctions.csv",
                "处理决定 Sanctions",
                List.of("时间 When", "类型 Kind", "状态 State", "理由 Reasons", "申诉 Appeal", "复核 Answer"),
                copy.sanctions().stream()
                        .map(sanction -> List.of(
                                time(sanction.at()),
                                sanction.kind(),
                                sanction.state(),
                                said(sanction.reasons()),
                                said(sanction.appeal()),
                                said(sanction.appealAnswer())))
                        .toList());
    }

    private static String value(String item, @Nullable JsonNode value, boolean present) {
        if (item.equals("photo") && value != null) {
            return present ? "见 see " + CopyFiles.photoName(value) : "照片 a photo";
        }
        return CopyArchive.readable(value);
    }

    private static String items(List<String> items) {
        return items.stream().map(ItemLabel::of).collect(Collectors.joining("; "));
    }

    private static String said(@Nullable String text) {
        return text == null ? "–" : text;
    }

    private static String time(Instant at) {
        return CopyArchive.inChina(at);
    }
}

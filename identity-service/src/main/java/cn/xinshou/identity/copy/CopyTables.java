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
        return List.of(items(copy), history(copy), readers(copy), recipients(copy), orders(copy), requests(copy));
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
                List.of("时间 When", "项目 Item", "变更 Change", "内容 Value", "收集目的 Purpose", "来源 By"),
                copy.history().stream()
                        .map(change -> List.of(
                                time(change.at()),
                                ItemLabel.of(change.item()),
                                change.action(),
                                value(change.item(), change.value(), false),
                                change.purpose(),
                                change.role() + " " + change.actor()))
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

package cn.xinshou.identity.copy;

import io.quarkus.qute.TemplateExtension;
import java.util.Map;

/** What items are called on a page, Chinese first. */
@TemplateExtension(namespace = "label")
final class ItemLabel {

    private static final Map<String, String> LABELS = Map.ofEntries(
            Map.entry("name", "姓名 Name"),
            Map.entry("photo", "照片 Photo"),
            Map.entry("phone", "手机号码 Mobile number"),
            Map.entry("idNumber", "身份证件号码 ID number"),
            Map.entry("sex", "性别 Sex"),
            Map.entry("ethnicity", "民族 Ethnicity"),
            Map.entry("nationality", "国籍 Nationality"),
            Map.entry("city", "所在城市 City"),
            Map.entry("education", "学历 Education"),
            Map.entry("address", "通信地址 Postal address"),
            Map.entry("email", "电子邮箱 E-mail"),
            Map.entry("userName", "用户名 User name"),
            Map.entry("registrationNumber", "考籍号 Registration number"),
            Map.entry("birthDate", "出生日期 Date of birth"),
            Map.entry("guardian", "监护人 Guardian"));

    private ItemLabel() {}

    static String of(String item) {
        return LABELS.getOrDefault(item, item);
    }
}

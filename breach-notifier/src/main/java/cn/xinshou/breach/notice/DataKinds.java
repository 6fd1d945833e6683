package cn.xinshou.breach.notice;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The items of personal information in words; an item without a name here is shown as it was written. */
public final class DataKinds {

    private static final Map<String, Bilingual> NAMES = Map.ofEntries(
            Map.entry("name", new Bilingual("姓名", "name")),
            Map.entry("photo", new Bilingual("照片", "photo")),
            Map.entry("phone", new Bilingual("手机号码", "mobile number")),
            Map.entry("idNumber", new Bilingual("身份证件号码", "ID number")),
            Map.entry("sex", new Bilingual("性别", "sex")),
            Map.entry("ethnicity", new Bilingual("民族", "ethnicity")),
            Map.entry("nationality", new Bilingual("国籍", "nationality")),
            Map.entry("city", new Bilingual("所在城市", "city")),
            Map.entry("education", new Bilingual("学历", "education")),
            Map.entry("address", new Bilingual("通信地址", "postal address")),
            Map.entry("email", new Bilingual("电子邮箱", "email address")),
            Map.entry("userName", new Bilingual("用户名", "user name")),
            Map.entry("accountName", new Bilingual("账号", "account name")),
            Map.entry("registrationNumber", new Bilingual("报名号", "registration number")),
            Map.entry("birthDate", new Bilingual("出生日期", "date of birth")),
            Map.entry("guardian", new Bilingual("监护人信息", "guardian")),
            Map.entry("cookie", new Bilingual("Cookie 标识", "cookie identifier")),
            Map.entry("ip", new Bilingual("IP 地址", "IP address")),
            Map.entry("device", new Bilingual("设备信息", "device")),
            Map.entry("loginTime", new Bilingual("登录时间", "login time")));

    private DataKinds() {}

    /** The items that have a name here, in a fixed order. */
    public static List<String> known() {
        return NAMES.keySet().stream().sorted().toList();
    }

    /** @param language {@code zh} or {@code en} */
    public static String inWords(List<String> kinds, String language) {
        var english = language.equals("en");
        return kinds.stream()
                .map(kind -> NAMES.getOrDefault(kind, new Bilingual(kind, kind)))
                .map(name -> english ? name.en() : name.zh())
                .collect(Collectors.joining(english ? ", " : "、"));
    }
}

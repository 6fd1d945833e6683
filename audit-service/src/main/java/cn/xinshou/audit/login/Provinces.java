package cn.xinshou.audit.login;

import java.util.LinkedHashMap;
import java.util.Map;

/** The provincial divisions, by the short names that stay the same in every edition of the geography. */
final class Provinces {

    static final String HOME = "中国";

    private static final String TABLE = """
            北京 Beijing
            天津 Tianjin
            河北 Hebei
            山西 Shanxi
            内蒙古 Inner Mongolia
            辽宁 Liaoning
            吉林 Jilin
            黑龙江 Heilongjiang
            上海 Shanghai
            江苏 Jiangsu
            浙江 Zhejiang
            安徽 Anhui
            福建 Fujian
            江西 Jiangxi
            山东 Shandong
            河南 Henan
            湖北 Hubei
            湖南 Hunan
            广东 Guangdong
            广西 Guangxi
            海南 Hainan
            重庆 Chongqing
            四川 Sichuan
            贵州 Guizhou
            云南 Yunnan
            西藏 Tibet
            陕西 Shaanxi
            甘肃 Gansu
            青海 Qinghai
            宁夏 Ningxia
            新疆 Xinjiang
            台湾 Taiwan
            香港 Hong Kong
            澳门 Macao
            """;

    private static final Map<String, String> ENGLISH = new LinkedHashMap<>();

    static {
        TABLE.lines().forEach(line -> {
            var gap = line.indexOf(' ');
            ENGLISH.put(line.substring(0, gap), line.substring(gap + 1));
        });
    }

    private Provinces() {}

    /** 江西省, 江西 and 江西省南昌市 are one province; a name that is none stays as it is. */
    static String shortened(String name) {
        return ENGLISH.keySet().stream().filter(name::startsWith).findFirst().orElse(name);
    }

    /** Both names of a province; the name alone of anything else. */
    static String english(String region) {
        var english = ENGLISH.get(region);
        return english == null ? region : english + " (" + region + ")";
    }
}

package cn.xinshou.audit.login;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The family of the program and the system that a user agent names. Versions change too often to recognise anyone by. */
record Client(String program, String system) {

    private record Token(String text, String family) {}

    // The first that occurs counts: browsers name the browsers they descend from, apps the browser they embed.
    private static final List<Token> PROGRAMS = List.of(
            new Token("headless", "Robot"),
            new Token("bot", "Robot"),
            new Token("spider", "Robot"),
            new Token("python", "Robot"),
            new Token("okhttp", "Robot"),
            new Token("curl/", "Robot"),
            new Token("go-http", "Robot"),
            new Token("java/", "Robot"),
            new Token("micromessenger", "WeChat"),
            new Token("dingtalk", "DingTalk"),
            new Token("aliapp", "Alipay"),
            new Token("quark", "Quark"),
            new Token("ucbrowser", "UC"),
            new Token("qqbrowser", "QQ Browser"),
            new Token("360se", "360"),
            new Token("360ee", "360"),
            new Token("huaweibrowser", "Huawei"),
            new Token("arkweb", "Huawei"),
            new Token("miuibrowser", "Xiaomi"),
            new Token("edg", "Edge"),
            new Token("opr/", "Opera"),
            new Token("firefox", "Firefox"),
            new Token("fxios", "Firefox"),
            new Token("crios", "Chrome"),
            new Token("chrome", "Chrome"),
            new Token("safari", "Safari"));

    private static final List<Token> SYSTEMS = List.of(
            new Token("openharmony", "HarmonyOS"),
            new Token("harmonyos", "HarmonyOS"),
            new Token("android", "Android"),
            new Token("iphone", "iPhone"),
            new Token("ipad", "iPad"),
            new Token("windows", "Windows"),
            new Token("macintosh", "Mac"),
            new Token("mac os", "Mac"),
            new Token("linux", "Linux"));

    private static final String OTHER = "Other";

    static Client of(@Nullable String userAgent) {
        var text = userAgent == null ? "" : userAgent.toLowerCase(java.util.Locale.ROOT);
        return new Client(first(PROGRAMS, text), first(SYSTEMS, text));
    }

    /** As kept in profiles and shown to people, e.g. {@code Chrome/Windows}. */
    String family() {
        return program + "/" + system;
    }

    private static String first(List<Token> tokens, String text) {
        return tokens.stream()
                .filter(token -> text.contains(token.text()))
                .map(Token::family)
                .findFirst()
                .orElse(OTHER);
    }
}

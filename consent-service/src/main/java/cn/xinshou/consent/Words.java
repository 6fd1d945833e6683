package cn.xinshou.consent;

/** The same words in both languages. */
public record Words(String zh, String en) {

    public String in(Language language) {
        return switch (language) {
            case ZH -> zh;
            case EN -> en;
        };
    }
}

package cn.xinshou.audit.decision;

/**
 * One input, reason or effect, in plain words of both languages.
 *
 * @param name a word that programs can rely on
 */
public record Said(String name, String zh, String en) {

    @Override
    public String toString() {
        return "Said[" + name + "]";
    }
}

package cn.xinshou.breach.rule;

/** How grave an incident is: 一般 (IV), 较大 (III), 重大 (II), 特别重大 (I), in rising order. */
public enum Level {
    IV,
    III,
    II,
    I;

    public boolean isAtLeast(Level other) {
        return compareTo(other) >= 0;
    }

    public static Level higher(Level one, Level other) {
        return one.isAtLeast(other) ? one : other;
    }
}

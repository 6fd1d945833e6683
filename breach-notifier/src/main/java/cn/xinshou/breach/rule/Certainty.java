package cn.xinshou.breach.rule;

/** How well a rule is known: V compared with the published text, S secondary source, M from memory, to be checked by counsel. */
public enum Certainty {
    V,
    S,
    M
}

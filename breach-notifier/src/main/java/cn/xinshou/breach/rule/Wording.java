package cn.xinshou.breach.rule;

/** The same in Chinese and in English. */
public record Wording(String zh, String en) {}

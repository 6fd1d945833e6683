package cn.xinshou.breach.console;

/** A line of the timeline as it is shown. */
public record TimelineRow(String at, String what, String detail, String who) {}

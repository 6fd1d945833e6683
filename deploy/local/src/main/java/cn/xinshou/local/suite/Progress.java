package cn.xinshou.local.suite;

/** Where a suite says how far it is. */
@FunctionalInterface
public interface Progress {

    Progress SILENT = line -> {};

    void say(String line);
}

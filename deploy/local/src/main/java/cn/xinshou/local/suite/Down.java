package cn.xinshou.local.suite;

import java.util.List;

/** {@code deploy/down}. */
public final class Down {

    private Down() {}

    public static void main(String[] arguments) {
        boolean stopped = new Launcher(Settings.of(List.of(), System.getenv()).state()).stop();
        System.out.println(stopped ? "Xinshou is stopped." : "Xinshou was not running.");
    }
}

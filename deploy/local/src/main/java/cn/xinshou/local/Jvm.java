package cn.xinshou.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How our Java children are started: with the JDK we run on, and small, because ten processes share the machine. */
final class Jvm {

    private Jvm() {}

    static List<String> command(int heapMegabytes, List<String> rest) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms32m",
                "-Xmx" + heapMegabytes + "m",
                // The smallest collector, and the quickest to start; heaps of this size need no other.
                "-XX:+UseSerialGC",
                // Objects with smaller headers (JEP 519): a tenth less of the heap.
                "-XX:+UseCompactObjectHeaders",
                // The heap grows when it has to, not when it could, and gives back what it does not need.
                "-XX:MinHeapFreeRatio=10",
                "-XX:MaxHeapFreeRatio=25",
                // What compiling and starting took from the C library goes back every few seconds.
                "-XX:TrimNativeHeapInterval=5000",
                // Half-broken is worse than gone: the launcher starts it again.
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Dstdout.encoding=UTF-8",
                "-Dstderr.encoding=UTF-8"));
        command.addAll(rest);
        return command;
    }
}

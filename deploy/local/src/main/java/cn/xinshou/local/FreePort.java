package cn.xinshou.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A port that nobody listens on right now. It is taken from below the numbers that Linux gives to outgoing connections (32768 and up, see
 * {@code ip_local_port_range}), because one of those can take it between the asking and the listening, and no number is given out twice
 * by one JVM.
 */
public final class FreePort {

    private static final int FIRST = 20_000;
    private static final int END = 32_768;

    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private FreePort() {}

    /** Throws {@code IllegalStateException} when there is none. */
    public static int find() {
        return ThreadLocalRandom.current()
                .ints(FIRST, END)
                .limit(END)
                .filter(port -> isFree(port) && GIVEN.add(port))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no free port from " + FIRST + " to " + (END - 1)));
    }

    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a port whose last connections are still in TIME_WAIT counts as free.
            socket.setReuseAddress(true);
            socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}

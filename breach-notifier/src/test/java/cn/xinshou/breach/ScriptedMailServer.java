package cn.xinshou.breach;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An SMTP server whose behaviour the local part of the address decides: {@code busy} is refused for now, {@code busy-once} only the
 * first time, {@code gone} for good, {@code cut} loses the connection after the final dot, {@code cut-early} before the content. Everybody
 * else gets the mail. What it accepted, it keeps; so it does for {@code cut}, which is why doubt is the honest word.
 */
public final class ScriptedMailServer implements AutoCloseable {

    public record Mail(String to, String raw) {}

    private final ServerSocket socket;
    private final List<Mail> accepted = new CopyOnWriteArrayList<>();
    private final Map<String, Integer> asked = new ConcurrentHashMap<>();
    private final ExecutorService conversations = Executors.newVirtualThreadPerTaskExecutor();

    private ScriptedMailServer(ServerSocket socket) {
        this.socket = socket;
    }

    public static ScriptedMailServer start() {
        try {
            var server = new ScriptedMailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
            server.conversations.submit(server::serve);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return socket.getLocalPort();
    }

    public List<Mail> received(String to) {
        return accepted.stream().filter(mail -> mail.to().equals(to)).toList();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        conversations.shutdownNow();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var connection = socket.accept();
                conversations.submit(() -> converse(connection));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void converse(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1))) {
            connection.setTcpNoDelay(true);
            say(connection, "220 scripted ESMTP");
            var to = "";
            for (var line = in.readLine(); line != null; line = in.readLine()) {
                var command = line.toUpperCase(Locale.ROOT);
                if (command.startsWith("RCPT TO:")) {
                    to = line.substring(line.indexOf('<') + 1, line.indexOf('>'));
                    say(connection, answerTo(to));
                } else if (command.startsWith("DATA")) {
                    if (to.startsWith("cut-early@")) {
                        return;
                    }
                    say(connection, "354 go on");
                    accepted.add(new Mail(to, content(in)));
                    if (to.startsWith("cut@")) {
                        return;
                    }
                    say(connection, "250 2.0.0 taken");
                } else if (command.startsWith("QUIT")) {
                    say(connection, "221 bye");
                    return;
                } else {
                    say(connection, "250 2.1.0 ok");
                }
            }
        } catch (IOException e) {
            // The other side hung up; that is its right.
        }
    }

    private String answerTo(String address) {
        var times = asked.merge(address, 1, Integer::sum);
        if (address.startsWith("busy@") || address.startsWith("busy-once@") && times == 1) {
            return "451 4.3.2 <" + address + "> try again later";
        }
        return address.startsWith("gone@") ? "550 5.1.1 <" + address + "> no such user" : "250 2.1.5 ok";
    }

    private static String content(BufferedReader in) throws IOException {
        var content = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            content.append(line).append("\r\n");
        }
        return content.toString();
    }

    private static void say(Socket connection, String line) throws IOException {
        connection.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        connection.getOutputStream().flush();
    }
}

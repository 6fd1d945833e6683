package cn.xinshou.identity.erasure.destruction;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.identity.erasure.ErasureConfig;
import cn.xinshou.identity.sealing.Authenticity;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * The tombstones of all people, in a file that only grows and that no restored database takes back: one line each, marked with a key of
 * ours. A line that a crash cut short belongs to an erasure that did not commit and is tried again; an altered one stops the start.
 */
@ApplicationScoped
class Tombstones {

    private static final Logger LOG = Logger.getLogger(Tombstones.class);
    private static final int BATCH = 1_000;
    private static final byte LINE_END = '\n';
    private static final Pattern WHOLE = Pattern.compile("(?<text>.*) (?<mark>[A-Za-z0-9_-]{43})");

    private final Authenticity authenticity;
    private final Path file;

    Tombstones(Authenticity authenticity, ErasureConfig config) {
        this.authenticity = authenticity;
        this.file = config.tombstones().resolve("erased");
    }

    /** Writes them down for good: when this returns, the lines survive a crash of the machine. */
    synchronized void append(List<Tombstone> stones) {
        if (stones.isEmpty()) {
            return;
        }
        var lines = ByteBuffer.wrap(stones.stream()
                .map(stone -> stone.text() + " " + authenticity.mark(stone.text()) + "\n")
                .collect(Collectors.joining())
                .getBytes(UTF_8));
        try {
            Files.createDirectories(file.getParent());
            try (var channel = FileChannel.open(
                            file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
                    var _ = channel.lock()) {
                endTornLine(channel);
                channel.position(channel.size());
                while (lines.hasRemaining()) {
                    channel.write(lines);
                }
                channel.force(true);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no tombstone can be written; nothing is erased without one", e);
        }
    }

    /**
     * Hands over all tombstones, oldest first, a thousand at a time.
     *
     * @throws IllegalStateException if a line is not ours: somebody altered it, and whom it kept away would come back
     */
    void forEachBatch(Consumer<List<Tombstone>> reader) {
        if (Files.notExists(file)) {
            return;
        }
        var batch = new ArrayList<Tombstone>();
        try (var lines = Files.lines(file, UTF_8)) {
            var number = 0;
            for (var line : (Iterable<String>) lines::iterator) {
                number++;
                read(line, number).ifPresent(batch::add);
                if (batch.size() == BATCH) {
                    reader.accept(List.copyOf(batch));
                    batch.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the tombstones cannot be read", e);
        }
        if (!batch.isEmpty()) {
            reader.accept(batch);
        }
    }

    private Optional<Tombstone> read(String line, int number) {
        var whole = WHOLE.matcher(line);
        if (!whole.matches()) {
            LOG.warnf("Line %d of the tombstones was cut short; its erasure did not commit and is tried again", number);
            return Optional.empty();
        }
        var stone = Tombstone.parse(whole.group("text"));
        if (stone.isEmpty() || !authenticity.isGenuine(whole.group("text"), whole.group("mark"))) {
            throw new IllegalStateException("line " + number + " of " + file + " is no tombstone of ours");
        }
        return stone;
    }

    private static void endTornLine(FileChannel channel) throws IOException {
        var size = channel.size();
        if (size == 0) {
            return;
        }
        var last = ByteBuffer.allocate(1);
        channel.read(last, size - 1);
        if (last.get(0) != LINE_END) {
            channel.write(ByteBuffer.wrap(new byte[] {LINE_END}), size);
        }
    }
}

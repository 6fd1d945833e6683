package cn.xinshou.identity.erasure.destruction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.erasure.ErasureConfig;
import cn.xinshou.identity.erasure.Ground;
import cn.xinshou.identity.sealing.Authenticity;
import cn.xinshou.local.ServiceFixture;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P4.4")
class TombstonesTest {

    @Inject
    Authenticity authenticity;

    @TempDir
    Path folder;

    private Path file = Path.of("erased");
    private Tombstones tombstones;

    @BeforeEach
    void anEmptyFolder() {
        file = folder.resolve("erased");
        tombstones = new Tombstones(authenticity, new ErasureConfig() {
            @Override
            public Path tombstones() {
                return folder;
            }

            @Override
            public String every() {
                return "off";
            }

            @Override
            public String replayEvery() {
                return "off";
            }

            @Override
            public Duration confirmWithin() {
                return Duration.ZERO;
            }

            @Override
            public Duration ledgerRest() {
                return Duration.ZERO;
            }

            @Override
            public Period recordsKept() {
                return Period.ZERO;
            }
        });
    }

    private static Tombstone stone() {
        return new Tombstone(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Ground.ACCOUNT_CLOSED,
                Instant.parse("2026-11-23T04:00:00.123456Z"));
    }

    private List<Tombstone> read() {
        var all = new ArrayList<Tombstone>();
        tombstones.forEachBatch(all::addAll);
        return all;
    }

    private void write(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.TRUNCATE_EXISTING);
    }

    @Test
    void areReadAsTheyWereWritten() {
        var stones = Stream.generate(TombstonesTest::stone).limit(2_100).toList();

        tombstones.append(stones);

        assertThat(read()).isEqualTo(stones);
    }

    @Test
    void areNoneBeforeTheFirst() {
        assertThat(read()).isEmpty();
    }

    @Test
    void cutShortByACrashDoNotHideTheOthers() throws IOException {
        var first = stone();
        tombstones.append(List.of(first));
        tombstones.append(List.of(stone()));
        var text = Files.readString(file);
        write(text.substring(0, text.length() - 30));
        var last = stone();

        tombstones.append(List.of(last));

        assertThat(read()).containsExactly(first, last);
    }

    @Test
    @Tag("control-broken")
    void thatSomebodyAlteredStopTheReading() throws IOException {
        tombstones.append(List.of(stone()));
        tombstones.append(List.of(stone()));
        write(Files.readString(file).replaceFirst("^........", "00000000"));

        assertThatThrownBy(this::read).isInstanceOf(IllegalStateException.class).hasMessageContaining("line 1");
    }
}

package cn.xinshou.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After the other tests have worked with them, before the broken ones. */
@Order(Integer.MAX_VALUE - 10)
class MemoryE2ETest {

    private static final int LIMIT_MB = 300;

    @ParameterizedTest
    @ValueSource(strings = {"consent", "identity", "audit", "breach"})
    void aServiceTakesAtMost300MegabytesOfMemory(String service) throws IOException {
        String pid = String.valueOf(RunningSuite.get().pid(service));

        long resident = Files.readAllLines(Path.of("/proc", pid, "status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
                .findFirst()
                .orElseThrow();

        System.out.printf("%s: %d MB resident%n", service, resident);
        assertThat(resident).as(service + ", MB resident").isBetween(20L, (long) LIMIT_MB);
    }
}

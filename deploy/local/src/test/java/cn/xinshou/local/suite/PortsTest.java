package cn.xinshou.local.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.local.FreePort;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void anOptionBeatsTheEnvironmentAndThatTheUsualNumber() {
        Ports ports = Ports.of(
                List.of("--port-audit=9003"), Map.of("XINSHOU_PORT_AUDIT", "9993", "XINSHOU_PORT_BREACH", "9004"));

        assertThat(ports.of(Door.AUDIT)).isEqualTo(9003);
        assertThat(ports.of(Door.BREACH)).isEqualTo(9004);
        assertThat(ports.of(Door.CONSENT)).isEqualTo(8081);
    }

    @Test
    void aTakenPortIsNamedWithTheSettingThatMovesIt() throws Exception {
        try (ServerSocket somebody = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Ports ports = free(Map.of(Door.KAFKA, somebody.getLocalPort()));

            assertThat(ports.taken())
                    .singleElement()
                    .asString()
                    .contains(String.valueOf(somebody.getLocalPort()), "--port-kafka=", "XINSHOU_PORT_KAFKA=");
        }
    }

    @Test
    void twoDoorsAtOnePortAreRefused() {
        assertThat(Ports.of(List.of("--port-audit=8081"), Map.of()).clashes())
                .singleElement()
                .asString()
                .contains("8081", "CONSENT", "AUDIT");
    }

    @Test
    void whatIsNoPortIsRefused() {
        assertThatThrownBy(() -> Ports.of(List.of("--port-audit=70000"), Map.of()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("--port-audit=70000");
    }

    @Test
    void freePortsDifferAndNoOutgoingConnectionCanTakeThem() {
        List<Integer> found =
                IntStream.range(0, 2_000).map(_ -> FreePort.find()).boxed().toList();

        assertThat(found).doesNotHaveDuplicates().allMatch(port -> port < 32_768);
    }

    private static Ports free(Map<Door, Integer> but) {
        Map<Door, Integer> numbers = new java.util.EnumMap<>(Ports.free().numbers());
        numbers.putAll(but);
        return new Ports(numbers);
    }
}

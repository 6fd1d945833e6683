package cn.xinshou.identity.residency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.frontdoor.outward.Endpoints;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.ConsentNeighbour;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.local.ServiceFixture;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Personal data is sent to nobody outside the mainland, and nowhere but where it was looked. */
@QuarkusTest
@WithTestResource(ServiceFixture.class)
@WithTestResource(ConsentNeighbour.class)
@Tag("P6.1")
class P6_1DestinationTest {

    @Inject
    Destinations destinations;

    @Inject
    Endpoints endpoints;

    private final List<String> visited = new CopyOnWriteArrayList<>();
    private final CountDownLatch done = new CountDownLatch(1);
    private HttpServer farSide;

    @BeforeEach
    void open() throws IOException {
        farSide = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        farSide.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        farSide.createContext("/", exchange -> {
            visited.add(exchange.getRequestURI().getPath());
            answer(exchange);
        });
        farSide.start();
    }

    @AfterEach
    void close() {
        done.countDown();
        farSide.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CN-BJ", "CN-XJ", "CN-XZ", "CN-HI", "CN-mainland"})
    void sendsToTheMainland(String place) throws Exception {
        assertThat(send(destinations, "/take", place).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CN-HK", "CN-MO", "CN-TW", "HK", "MO", "TW", "US", "US-CA", "CN", "cn-bj", "CN-mainland ", ""})
    void sendsToNoPlaceOutside(String place) {
        assertThatThrownBy(() -> send(destinations, "/take", place))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.kind()).isEqualTo(IdentityProblem.OUTSIDE_RESIDENCY));
        assertThat(visited).isEmpty();
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThatThrownBy(() -> destinations.requirePlace("successor.place", "CN-TW"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .map(Problem.FieldError::field)
                                .containsExactly("successor.place"));
        assertThatThrownBy(() -> destinations.requireEndpoint("endpoint", URI.create("http://partner.example.com/")))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.errors())
                                .map(Problem.FieldError::field)
                                .containsExactly("endpoint"));
        assertThatCode(() -> destinations.requireEndpoint("endpoint", URI.create("https://partner.example.com/")))
                .doesNotThrowAnyException();
    }

    @Test
    void sendsNothingIntoANetworkOfOurOwn() {
        assertThatThrownBy(() -> destinations.send(
                        HttpRequest.newBuilder(URI.create("https://10.0.0.1/take"))
                                .build(),
                        "CN-BJ",
                        BodyHandlers.discarding()))
                .isInstanceOf(DestinationRefused.class);
    }

    @Test
    void doesNotFollowWhoeverSaysElsewhere() throws Exception {
        assertThat(send(destinations, "/elsewhere", "CN-BJ").statusCode()).isEqualTo(307);

        assertThat(visited).containsExactly("/elsewhere");
    }

    @Test
    @Tag("control-broken")
    void aClientThatFollowedWouldBringTheDataElsewhere() throws Exception {
        var following = new Destinations(
                endpoints,
                HttpClient.newBuilder()
                        .followRedirects(HttpClient.Redirect.ALWAYS)
                        .build());

        assertThat(send(following, "/elsewhere", "CN-BJ").statusCode()).isEqualTo(200);

        assertThat(visited).containsExactly("/elsewhere", "/take");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/silent", "/trickle"})
    void doesNotWaitForWhoeverHangs(String path) {
        assertThatThrownBy(() ->
                        destinations.send(request(path, Duration.ofMillis(500)), "CN-BJ", BodyHandlers.ofString()))
                .isInstanceOf(HttpTimeoutException.class);
    }

    @Test
    void doesNotReadAnAnswerWithoutEnd() {
        assertThatThrownBy(() -> send(destinations, "/long", "CN-BJ"))
                .isInstanceOf(IOException.class)
                .isNotInstanceOf(HttpTimeoutException.class);
    }

    private HttpResponse<String> send(Destinations through, String path, String place)
            throws IOException, InterruptedException {
        return through.send(request(path, Duration.ofSeconds(8)), place, BodyHandlers.ofString());
    }

    private HttpRequest request(String path, Duration timeout) {
        var port = farSide.getAddress().getPort();
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(timeout)
                .POST(BodyPublishers.ofString("somebody's data"))
                .build();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/elsewhere" -> {
                    exchange.getResponseHeaders().add("Location", "/take");
                    exchange.sendResponseHeaders(307, -1);
                }
                case "/silent" -> done.await();
                case "/trickle" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write('.');
                    exchange.getResponseBody().flush();
                    done.await();
                }
                case "/long" -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(new byte[1024 * 1024]);
                }
                default -> exchange.sendResponseHeaders(200, -1);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package cn.xinshou.local;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of our services, run from its packaged jar. */
public final class LocalService {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int HEAP_MEGABYTES = 72;

    private LocalService() {}

    /**
     * Starts the service and returns when {@code /q/health/ready} answers 200.
     *
     * @param artifact folder and artifact name, such as {@code consent-service}
     * @param settings environment variables of the service, the port among them
     */
    public static Child start(String name, String artifact, int port, Map<String, String> settings, Path log) {
        Path jar = jar(artifact);
        if (!Files.isRegularFile(jar)) {
            throw new IllegalStateException(jar + " is missing; package " + artifact + " first");
        }
        // The first compiler alone: half the start and a fifth of the memory, for peak speed that one machine's demo
        // never reaches.
        List<String> command = Jvm.command(HEAP_MEGABYTES, List.of("-XX:TieredStopAtLevel=1", "-jar", jar.toString()));
        Map<String, String> environment = new HashMap<>(settings);
        // The C library keeps an arena for each of many threads otherwise, and gives none of it back.
        environment.put("MALLOC_ARENA_MAX", "2");
        Child service = Child.start(Program.of(name, command, Checkout.root().resolve(artifact), log)
                .with(environment));
        URI health = URI.create("http://localhost:" + port + "/q/health/ready");
        try (HttpClient http = HttpClient.newHttpClient()) {
            Waiting.until(() -> answersOk(http, health), service, PATIENCE);
        } catch (RuntimeException e) {
            service.kill();
            throw e;
        }
        return service;
    }

    public static Path jar(String artifact) {
        return Checkout.root().resolve(artifact).resolve("target/quarkus-app/quarkus-run.jar");
    }

    static boolean answersOk(HttpClient http, URI address) {
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for " + address, e);
        }
    }
}

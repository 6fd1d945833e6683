package cn.xinshou.bench;

import cn.xinshou.local.Checkout;
import cn.xinshou.local.FreePort;
import cn.xinshou.local.LocalService;
import cn.xinshou.local.suite.OurService;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the packaged services, with both compilers of the JVM (deploy/local's demo runs on the first alone). */
final class RunningService implements AutoCloseable {

    /** Two cores and small garbage: the parallel collector pauses for about a millisecond and costs least in between. */
    private static final List<String> JVM = List.of("-XX:+UseParallelGC", "-Xms1500m", "-Xmx1500m");

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Running process;
    private final URI base;
    private final Path log;
    private final String database;

    private RunningService(Running process, URI base, Path log, String database) {
        this.process = process;
        this.base = base;
        this.log = log;
        this.database = database;
    }

    static RunningService start(Lab lab, OurService which, String database) {
        return start(lab, which, database, Map.of());
    }

    /** @param settings environment variables that this service needs besides what all need, or needs different */
    static RunningService start(Lab lab, OurService which, String database, Map<String, String> settings) {
        return start(lab, which, LocalService.jar(which.artifact()), database, settings);
    }

    /** @param jar another packaging of the same service */
    static RunningService start(Lab lab, OurService which, Path jar, String database, Map<String, String> settings) {
        var port = FreePort.find();
        var command = new ArrayList<>(List.of(Lab.java()));
        command.addAll(JVM);
        command.addAll(List.of("-jar", jar.toString()));
        var environment = environment(lab, which, database, port);
        environment.putAll(settings);
        var log = lab.log(which.shortName() + "-" + database + "-" + port);
        var process = Running.start(command, environment, Checkout.root().resolve(which.artifact()), log);
        var service = new RunningService(process, URI.create("http://localhost:" + port), log, database);
        try {
            service.awaitReady();
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
        return service;
    }

    private static Map<String, String> environment(Lab lab, OurService which, String database, int port) {
        var issuer = lab.identity().issuer();
        var environment = new HashMap<>(Map.ofEntries(
                Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
                Map.entry("QUARKUS_HTTP_PORT", String.valueOf(port)),
                Map.entry("QUARKUS_DATASOURCE_JDBC_URL", lab.database().url(database)),
                Map.entry("QUARKUS_DATASOURCE_USERNAME", lab.database().role()),
                Map.entry("QUARKUS_DATASOURCE_PASSWORD", lab.database().password()),
                Map.entry("KAFKA_BOOTSTRAP_SERVERS", lab.kafka()),
                Map.entry("QUARKUS_OIDC_AUTH_SERVER_URL", issuer),
                Map.entry("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", issuer),
                Map.entry("QUARKUS_OIDC_CLIENT_CLIENT_ID", which.artifact()),
                Map.entry(
                        "QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", lab.identity().secret()),
                Map.entry("XINSHOU_IDEMPOTENCY_SECRET", lab.database().password()),
                Map.entry("XINSHOU_KEYS_DIRECTORY", lab.keys().toString()),
                Map.entry("XINSHOU_KEYS_GENERATE", "true")));
        for (var other : OurService.values()) {
            // Neighbours are away unless the settings say where they are.
            environment.put("XINSHOU_" + other.name() + "_URL", "http://localhost:" + (other == which ? port : 1));
        }
        return environment;
    }

    URI base() {
        return base;
    }

    String database() {
        return database;
    }

    Path log() {
        return log;
    }

    long cpuMillis() {
        return process.cpuMillis();
    }

    long compilerMillis() {
        return process.compilerMillis();
    }

    long pid() {
        return process.pid();
    }

    private void awaitReady() {
        var until = System.nanoTime() + PATIENCE.toNanos();
        var health = HttpRequest.newBuilder(base.resolve("/q/health/ready"))
                .timeout(Duration.ofSeconds(5))
                .build();
        try (var http = HttpClient.newHttpClient()) {
            while (!ready(http, health)) {
                if (!process.isAlive() || System.nanoTime() > until) {
                    throw new IllegalStateException(log.getFileName() + ": not ready: " + process.tail());
                }
                Thread.sleep(100);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean ready(HttpClient http, HttpRequest health) throws InterruptedException {
        try {
            return http.send(health, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        }
    }

    @Override
    public void close() {
        process.close();
    }
}

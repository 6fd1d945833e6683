package cn.xinshou.local.suite;

import cn.xinshou.local.Child;
import cn.xinshou.local.FreePort;
import cn.xinshou.local.LocalKafka;
import cn.xinshou.local.LocalKeycloak;
import cn.xinshou.local.LocalMail;
import cn.xinshou.local.LocalPostgres;
import cn.xinshou.local.LocalService;
import cn.xinshou.local.Realm;
import java.net.URI;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Everything, running: PostgreSQL, Kafka, Keycloak, mail and the four services. The launcher holds one, and so does a test of the whole
 * system, which may stop and start single parts and add replicas.
 */
public final class Suite implements AutoCloseable {

    private static final String KEYCLOAK_DATABASE = "keycloak";

    private final Settings settings;
    private final Progress progress;
    private final Secrets secrets;
    private final Part postgres;
    private final Part kafka;
    private final Part keycloak;
    private final Map<OurService, Part> services = new EnumMap<>(OurService.class);
    private final List<Part> replicas = new CopyOnWriteArrayList<>();
    private @Nullable LocalMail mail;
    private volatile boolean ready;

    Suite(Settings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.secrets = new Secrets(settings.state().secretsFile());
        this.postgres = new Part("postgres", this::launchPostgres);
        this.kafka = new Part("kafka", this::launchKafka);
        this.keycloak = new Part("keycloak", this::launchKeycloak);
        for (OurService service : OurService.values()) {
            int port = settings.ports().of(service.door());
            services.put(service, new Part(service.shortName(), () -> launch(service, service.shortName(), port)));
        }
    }

    /** Starts all of it and returns when all is ready. What was started is stopped again when a part fails. */
    public static Suite start(Settings settings, Progress progress) {
        Suite suite = new Suite(settings, progress);
        suite.start();
        return suite;
    }

    void start() {
        try {
            startParts();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    boolean isReady() {
        return ready;
    }

    public Settings settings() {
        return settings;
    }

    public Secrets secrets() {
        return secrets;
    }

    public Part postgres() {
        return postgres;
    }

    public Part kafka() {
        return kafka;
    }

    public Part keycloak() {
        return keycloak;
    }

    public Part service(OurService service) {
        return Objects.requireNonNull(services.get(service));
    }

    public URI address(OurService service) {
        return URI.create(settings.ports().url(service.door()));
    }

    /** Another process of this service, beside the first, on the same database; its address is free until then. */
    public Replica startReplica(OurService service) {
        int port = FreePort.find();
        String name = service.shortName() + "-" + port;
        Part part = new Part(name, () -> launch(service, name, port));
        replicas.add(part);
        part.start();
        return new Replica(part, URI.create("http://localhost:" + port));
    }

    /** A second process of a service, and where it answers. */
    public record Replica(Part part, URI address) {}

    /** In the order of starting. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(postgres, kafka, keycloak));
        parts.addAll(services.values());
        parts.addAll(replicas);
        return parts;
    }

    /** Stops the services first, so that none of them misses a part that it needs. */
    @Override
    public void close() {
        List<Part> ours = new ArrayList<>(services.values());
        ours.addAll(replicas);
        atOnce(ours.stream().map(part -> (Runnable) part::stop).toList());
        atOnce(List.of(keycloak::stop, kafka::stop));
        postgres.stop();
        if (mail != null) {
            mail.close();
        }
    }

    /** Remembers which processes are ours, for the case that we are killed. */
    private synchronized void remember() {
        List<ProcessHandle> ours = parts().stream()
                .map(Part::child)
                .filter(Objects::nonNull)
                .map(Child::handle)
                .toList();
        Processes.remember(settings.state().processesFile(), ours);
    }

    private void startParts() {
        mail = LocalMail.start(settings.ports().of(Door.SMTP), settings.ports().of(Door.INBOX));
        atOnce(List.of(this::startDatabaseAndKeycloak, () -> begin(kafka)));
        atOnce(services.values().stream()
                .map(part -> (Runnable) () -> begin(part))
                .toList());
        new ExampleTrainings(this).record();
        ready = true;
    }

    private void startDatabaseAndKeycloak() {
        atOnce(List.of(
                () -> begin(postgres),
                () -> LocalKeycloak.prepare(settings.state().log("keycloak-build"), progress::say)));
        begin(keycloak);
    }

    private void begin(Part part) {
        long from = System.nanoTime();
        part.start();
        remember();
        progress.say("%-9s ready after %.1f s".formatted(part.name(), (System.nanoTime() - from) / 1e9));
    }

    private Child launchPostgres() {
        LocalPostgres server = LocalPostgres.start(
                settings.state().data("postgres"),
                settings.ports().of(Door.POSTGRES),
                secrets.of("postgres"),
                settings.state().freshLog("postgres"));
        for (OurService service : OurService.values()) {
            server.createDatabase(service.shortName(), databasePassword(service.shortName()));
        }
        server.createDatabase(KEYCLOAK_DATABASE, databasePassword(KEYCLOAK_DATABASE));
        return server.process();
    }

    private Child launchKafka() {
        return LocalKafka.start(
                        settings.state().data("kafka"),
                        settings.ports().of(Door.KAFKA),
                        settings.ports().of(Door.KAFKA_CONTROLLER),
                        settings.state().freshLog("kafka"))
                .process();
    }

    private Child launchKeycloak() {
        LocalKeycloak.Database database = new LocalKeycloak.Database(
                databaseUrl(KEYCLOAK_DATABASE), KEYCLOAK_DATABASE, databasePassword(KEYCLOAK_DATABASE));
        String realm = new Realm().rendered(new RealmVariables(secrets, settings.ports()));
        return LocalKeycloak.start(
                settings.ports().of(Door.KEYCLOAK),
                database,
                secrets.of("keycloak-admin"),
                realm,
                settings.state().path(),
                settings.state().freshLog("keycloak"));
    }

    private Child launch(OurService service, String name, int port) {
        Map<String, String> environment = new ServiceEnvironment(this).of(service, port);
        return LocalService.start(
                name, service.artifact(), port, environment, settings.state().freshLog(name));
    }

    /** Of a client of the realm, a service's own account included. */
    public String clientSecret(String client) {
        return secrets.of(RealmVariables.clientSecret(client));
    }

    public String databaseUrl(String database) {
        return "jdbc:postgresql://localhost:" + settings.ports().of(Door.POSTGRES) + "/" + database;
    }

    public String databasePassword(String database) {
        return secrets.of("database." + database);
    }

    String issuer() {
        return LocalKeycloak.base(settings.ports().of(Door.KEYCLOAK)) + "/realms/" + new Realm().name();
    }

    private static void atOnce(List<Runnable> tasks) {
        List<CompletableFuture<Void>> running = tasks.stream()
                .map(task -> CompletableFuture.runAsync(
                        task, command -> Thread.ofVirtual().start(command)))
                .toList();
        try {
            CompletableFuture.allOf(running.toArray(CompletableFuture[]::new)).join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }
}

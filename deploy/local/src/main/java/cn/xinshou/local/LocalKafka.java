package cn.xinshou.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** A Kafka broker (KRaft, its own controller) in a process of its own, with Xinshou's topics. */
public final class LocalKafka implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int HEAP_MEGABYTES = 256;
    private static final int PARTITIONS = 6;
    private static final String DAY = String.valueOf(Duration.ofDays(1).toMillis());
    /** One broker, one cluster: any fixed id will do. */
    private static final String CLUSTER = "eGluc2hvdS1sb2NhbC0wMQ";

    private final Child broker;
    private final String bootstrap;

    private LocalKafka(Child broker, String bootstrap) {
        this.broker = broker;
        this.bootstrap = bootstrap;
    }

    /** Starts the broker on {@code data}, which is formatted when it is new, and makes sure that the topics exist. */
    public static LocalKafka start(Path data, int port, int controllerPort, Path log) {
        Path libraries = Checkout.target().resolve("kafka");
        if (!Files.isDirectory(libraries)) {
            throw new IllegalStateException(libraries + " is missing; build deploy/local first");
        }
        List<String> command = Jvm.command(
                HEAP_MEGABYTES,
                List.of(
                        "-XX:TieredStopAtLevel=1",
                        "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                        "-Dorg.slf4j.simpleLogger.showDateTime=true",
                        "-cp",
                        libraries + "/*" + File.pathSeparator + ourClasses(),
                        KafkaBroker.class.getName(),
                        settings(data, port, controllerPort).toString(),
                        CLUSTER));
        Child broker = Child.start(Program.of("kafka", command, data, log));
        LocalKafka kafka = new LocalKafka(broker, "localhost:" + port);
        try {
            Waiting.until(() -> !FreePort.isFree(port), broker, PATIENCE);
            kafka.createTopics();
        } catch (RuntimeException e) {
            broker.kill();
            throw e;
        }
        return kafka;
    }

    public String bootstrap() {
        return bootstrap;
    }

    public Child process() {
        return broker;
    }

    @Override
    public void close() {
        broker.stop(Duration.ofSeconds(20));
    }

    private void createTopics() {
        // Kafka looks up its own classes through the thread; under Quarkus's tests the thread knows another copy of
        // them.
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(Admin.class.getClassLoader());
        try {
            createMissingTopics();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void createMissingTopics() {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap))) {
            for (var topic : admin.createTopics(topics()).values().entrySet()) {
                try {
                    topic.getValue().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("topic " + topic.getKey() + " cannot be created", e.getCause());
                    }
                }
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException("the broker is too slow to create topics; " + broker.obituary(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while creating topics", e);
        }
    }

    private static List<NewTopic> topics() {
        return List.of(
                kept("xinshou.consent"),
                kept("xinshou.identity"),
                kept("xinshou.audit"),
                kept("xinshou.breach"),
                kept("xinshou.consent.dlq"),
                kept("xinshou.identity.dlq"),
                kept("xinshou.audit.dlq"),
                kept("xinshou.breach.dlq"),
                // Logins are a transport and gone after a day, whether they were read or not.
                topic("xinshou.logins", DAY));
    }

    /** The consumers may have been away for long; nothing is dropped by age on a developer's machine. */
    private static NewTopic kept(String name) {
        return topic(name, "-1");
    }

    private static NewTopic topic(String name, String retentionMillis) {
        return new NewTopic(name, PARTITIONS, (short) 1).configs(Map.of("retention.ms", retentionMillis));
    }

    private static Path settings(Path data, int port, int controllerPort) {
        String settings = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@localhost:%2$d
                listeners=PLAINTEXT://localhost:%1$d,CONTROLLER://localhost:%2$d
                advertised.listeners=PLAINTEXT://localhost:%1$d
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT
                log.dirs=%3$s
                auto.create.topics.enable=false
                num.partitions=%4$d
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=8
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                log.cleaner.dedupe.buffer.size=16777216
                """.formatted(port, controllerPort, data.resolve("logs"), PARTITIONS);
        try {
            Files.createDirectories(data);
            return Files.writeString(data.resolve("server.properties"), settings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path ourClasses() {
        return Path.of(java.net.URI.create(KafkaBroker.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
    }
}

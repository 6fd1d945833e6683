package cn.xinshou.local;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a service's tests run on: a new PostgreSQL with one database, a new broker with all topics, and an empty folder for keys. All of
 * it is gone after the tests, also when the test JVM is killed (but for files in the temporary folder).
 */
public final class ServiceFixture implements QuarkusTestResourceLifecycleManager {

    private static final String DATABASE = "service";
    private static final String PASSWORD = "service-under-test";

    private @Nullable Path folder;
    private @Nullable LocalPostgres postgres;
    private @Nullable LocalKafka kafka;

    @Override
    public Map<String, String> start() {
        Path home = Folders.temporary("test");
        folder = home;
        CompletableFuture<LocalKafka> broker = CompletableFuture.supplyAsync(() ->
                LocalKafka.start(home.resolve("kafka"), FreePort.find(), FreePort.find(), home.resolve("kafka.log")));
        LocalPostgres database = startPostgres(home);
        postgres = database;
        LocalKafka started = broker.join();
        kafka = started;
        return Map.of(
                "quarkus.datasource.jdbc.url",
                database.url(DATABASE),
                "quarkus.datasource.username",
                DATABASE,
                "quarkus.datasource.password",
                PASSWORD,
                "kafka.bootstrap.servers",
                started.bootstrap(),
                "xinshou.keys.directory",
                home.resolve("keys").toString(),
                "xinshou.keys.generate",
                "true",
                "xinshou.idempotency.secret",
                "a secret that only tests know, 32+ bytes long");
    }

    @Override
    public void stop() {
        if (kafka != null) {
            kafka.close();
        }
        if (postgres != null) {
            postgres.close();
        }
        if (folder != null) {
            Folders.delete(folder);
        }
    }

    private static LocalPostgres startPostgres(Path home) {
        LocalPostgres postgres = LocalPostgres.start(
                home.resolve("postgres"),
                FreePort.find(),
                PASSWORD,
                home.resolve("postgres.log"),
                "fsync=off",
                "full_page_writes=off",
                "synchronous_commit=off");
        postgres.createDatabase(DATABASE, PASSWORD);
        return postgres;
    }
}

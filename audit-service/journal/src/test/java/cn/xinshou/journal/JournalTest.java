package cn.xinshou.journal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import cn.xinshou.local.ServiceFixture;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.annotation.Identifier;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(ServiceFixture.class)
class JournalTest {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant NOON = Instant.parse("2026-11-23T04:00:00Z");

    private static final String NOTED = "cn.xinshou.test.noted.v1";

    @Inject
    Journal journal;

    @Inject
    Notebook notebook;

    @Inject
    DeadLetters deadLetters;

    @Inject
    Followers followers;

    @Inject
    @Identifier("default-kafka-broker")
    Map<String, Object> broker;

    private final String about = UUID.randomUUID().toString();

    private UUID note(int number) {
        return QuarkusTransaction.requiringNew().call(() -> journal.append(new Noted(about, number, NOON)));
    }

    private void publish(Map<String, String> headers, byte[] value) throws Exception {
        var message = new ProducerRecord<>("xinshou.consent", about.getBytes(UTF_8), value);
        headers.forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
        try (var producer =
                new KafkaProducer<>(new HashMap<>(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(message).get(60, TimeUnit.SECONDS);
        }
    }

    private Map<String, String> headers(UUID id) {
        return Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                id.toString(),
                "ce_source",
                "/xinshou/test",
                "ce_type",
                "cn.xinshou.test.noted.v1",
                "ce_subject",
                about,
                "ce_time",
                NOON.toString());
    }

    @Test
    void aFactNeedsATransaction() {
        assertThatThrownBy(() -> journal.append(new Noted(about, 1, NOON))).hasMessageContaining("ARJUNA");
    }

    @Test
    void aFactArrivesAsCloudEventWithItsAttributes() {
        var id = note(1);

        await("arrival").atMost(SOON).until(() -> !notebook.numbersAbout(about).isEmpty());

        assertThat(notebook.arrivals).anySatisfy(event -> {
            assertThat(event.id()).isEqualTo(id);
            assertThat(event.id().version()).isEqualTo(7);
            assertThat(event.source()).hasToString("/xinshou/test");
            assertThat(event.key()).isEqualTo(about);
            assertThat(event.time()).isEqualTo(NOON);
            assertThat(new String(event.data(), UTF_8)).doesNotContain("type").contains(about);
        });
    }

    @Test
    void whatIsRolledBackIsNeverPublished() {
        QuarkusTransaction.begin();
        journal.append(new Noted(about, 1, NOON));
        QuarkusTransaction.rollback();
        note(2);

        await("arrival").atMost(SOON).until(() -> !notebook.numbersAbout(about).isEmpty());

        assertThat(notebook.numbersAbout(about)).containsExactly(2);
    }

    @Test
    void factsOfOneKeyKeepTheOrderOfTheirCommits() {
        var committed = new CopyOnWriteArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            IntStream.range(0, 200)
                    .forEach(number -> threads.submit(() -> QuarkusTransaction.requiringNew()
                            .run(() -> {
                                journal.append(new Noted(about, number, NOON));
                                // Still inside: nobody else can append for this key until this transaction ends.
                                committed.add(number);
                            })));
        }

        await("all two hundred")
                .atMost(SOON)
                .until(() -> notebook.numbersAbout(about).size() == 200);

        assertThat(notebook.numbersAbout(about)).isEqualTo(committed);
    }

    @Test
    void manyFactsAtOnceKeepTheirOrder() {
        QuarkusTransaction.requiringNew()
                .run(() -> journal.appendAll(IntStream.range(0, 200)
                        .mapToObj(number -> new Noted(about, number, NOON))
                        .toList()));

        await("all two hundred")
                .atMost(SOON)
                .until(() -> notebook.numbersAbout(about).size() == 200);

        assertThat(notebook.numbersAbout(about))
                .isEqualTo(IntStream.range(0, 200).boxed().toList());
    }

    @Test
    void manyFactsAtOnceAreNamedInTheirOrder() {
        var ids = QuarkusTransaction.requiringNew()
                .call(() -> journal.appendAll(IntStream.range(0, 50)
                        .mapToObj(number -> new Noted(about, number, NOON))
                        .toList()));

        await("all fifty").atMost(SOON).until(() -> notebook.numbersAbout(about).size() == 50);

        assertThat(notebook.arrivals.stream()
                        .filter(arrival -> arrival.key().equals(about))
                        .map(ReceivedEvent::id)
                        .toList())
                .isEqualTo(ids);
    }

    @Test
    void manyFactsAtOnceWaitForWhoAppendsForOneOfTheirKeys() throws Exception {
        var other = UUID.randomUUID().toString();
        var committed = new CopyOnWriteArrayList<Integer>();
        try (var thread = Executors.newSingleThreadExecutor()) {
            QuarkusTransaction.begin();
            journal.append(new Noted(other, 1, NOON));
            thread.submit(() -> {
                QuarkusTransaction.requiringNew()
                        .run(() -> journal.appendAll(List.of(new Noted(about, 2, NOON), new Noted(other, 3, NOON))));
                committed.add(3);
            });
            await("that it does not go ahead")
                    .during(Duration.ofSeconds(1))
                    .atMost(SOON)
                    .until(committed::isEmpty);
            committed.add(1);
            QuarkusTransaction.commit();
        }

        assertThat(committed).containsExactly(1, 3);
        await("all").atMost(SOON).until(() -> notebook.numbersAbout(other).size() == 2);
        assertThat(notebook.numbersAbout(other)).containsExactly(1, 3);
    }

    @Test
    void theSameEventTwiceHasOneEffect() throws Exception {
        var id = UUID.randomUUID();
        var body = ("{\"about\":\"" + about + "\",\"number\":5,\"at\":\"" + NOON + "\"}").getBytes(UTF_8);
        publish(headers(id), body);
        publish(headers(id), body);
        note(6);

        await("both").atMost(SOON).until(() -> notebook.numbersAbout(about).contains(6));

        assertThat(notebook.numbersAbout(about)).containsExactly(5, 6);
    }

    @Test
    void whatWasTakenInIsToldToTheBroker() {
        note(13);
        await("arrival").atMost(SOON).until(() -> notebook.numbersAbout(about).contains(13));

        await("that a replica that starts now would begin behind it")
                .atMost(SOON)
                .until(this::nothingIsLeftToTell);
    }

    private boolean nothingIsLeftToTell() throws Exception {
        try (var admin = Admin.create(new HashMap<>(broker))) {
            var partitions =
                    admin.describeTopics(notebook.topics()).allTopicNames().get(60, TimeUnit.SECONDS).values().stream()
                            .flatMap(topic -> topic.partitions().stream()
                                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                            .collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
            var told = admin.listConsumerGroupOffsets(notebook.name())
                    .partitionsToOffsetAndMetadata()
                    .get(60, TimeUnit.SECONDS);
            var ends = admin.listOffsets(partitions).all().get(60, TimeUnit.SECONDS);
            return ends.entrySet().stream()
                    .filter(end -> end.getValue().offset() > 0)
                    .allMatch(end -> told.containsKey(end.getKey())
                            && told.get(end.getKey()).offset() == end.getValue().offset());
        }
    }

    @Test
    void whatCannotBeReadIsKeptAndDoesNotStopTheOthers() throws Exception {
        publish(Map.of("ce_specversion", "0.3", "ce_type", NOTED), new byte[] {(byte) 0xff, 0});
        publish(Map.of("ce_specversion", "1.0"), new byte[] {'{', '}'});
        note(7);

        await("the next one")
                .atMost(SOON)
                .until(() -> notebook.numbersAbout(about).contains(7));

        assertThat(deadLetters.newest(Optional.empty(), 100))
                .anySatisfy(letter -> assertThat(letter.reason()).contains("ce_specversion"))
                .anySatisfy(letter -> assertThat(letter.reason()).contains("ce_type"));
    }

    @Test
    void whatNeverSucceedsIsKeptAfterSomeAttemptsAndCanBeReplayed() {
        var id = note(Notebook.NEVER);
        note(8);
        await("the next one")
                .atMost(SOON)
                .until(() -> notebook.numbersAbout(about).contains(8));
        var letter = deadLetters.newest(Optional.empty(), 100).stream()
                .filter(l -> l.reason().equals("IllegalStateException"))
                .findFirst()
                .orElseThrow();
        assertThat(notebook.arrivals.stream().filter(a -> a.id().equals(id))).hasSize(3);
        notebook.mended = true;

        deadLetters.replay(letter.id());

        assertThat(notebook.numbersAbout(about)).containsExactly(8, Notebook.NEVER);
        assertThat(deadLetters.newest(Optional.empty(), 100))
                .anySatisfy(l -> assertThat(l.replayedAt()).isNotNull());
    }

    @Test
    void whileANeighbourIsAwayNothingIsLostOrOvertaken() {
        note(Notebook.AWAY_TWICE);
        note(9);

        await("both").atMost(SOON).until(() -> notebook.numbersAbout(about).size() == 2);

        assertThat(notebook.numbersAbout(about)).containsExactly(Notebook.AWAY_TWICE, 9);
    }

    @Test
    void aFollowerLoadsFirstAndThenSeesEverythingSince() {
        var seen = new CopyOnWriteArrayList<String>();
        var follower = followers.follow("xinshou.consent", Set.of(NOTED), () -> seen.add("loaded"), event -> {
            if (event.key().equals(about)) {
                seen.add(event.read(Notebook.Note.class).number() + "");
            }
        });
        await("caught up").atMost(SOON).until(follower::caughtUp);
        note(10);
        note(11);

        await("both").atMost(SOON).until(() -> seen.size() == 3);

        assertThat(seen).isEqualTo(List.of("loaded", "10", "11"));
        assertThat(follower.silence())
                .hasValueSatisfying(silence -> assertThat(silence).isLessThan(SOON));
        follower.close();
    }

    @Test
    void aFollowerIsGivenNothingElseThanItAskedFor() {
        var seen = new CopyOnWriteArrayList<String>();
        var deaf = followers.follow(
                "xinshou.consent", Set.of("cn.xinshou.test.other.v1"), () -> {}, event -> seen.add(event.type()));
        var hearing = followers.follow("xinshou.consent", Set.of(NOTED), () -> {}, event -> seen.add(event.key()));
        await("caught up").atMost(SOON).until(() -> deaf.caughtUp() && hearing.caughtUp());
        note(12);

        await("heard by one").atMost(SOON).until(() -> seen.contains(about));

        await("and not by the other").during(Duration.ofSeconds(1)).atMost(SOON).until(() -> !seen.contains(NOTED));
        deaf.close();
        hearing.close();
    }

    @Test
    void aFollowerStaysSureWhileFactsKeepComing() throws Exception {
        var follower = followers.follow("xinshou.consent", Set.of(NOTED), () -> {}, event -> {});
        await("caught up").atMost(SOON).until(follower::caughtUp);
        var before = Duration.ZERO;
        var sureAnew = 0;
        try (var producer =
                new KafkaProducer<>(new HashMap<>(broker), new ByteArraySerializer(), new ByteArraySerializer())) {
            var until = System.nanoTime() + SOON.toNanos();
            while (sureAnew < 10 && System.nanoTime() < until) {
                // Of a type that nobody asked for: it moves the topic's end, which is all that matters here.
                var message = new ProducerRecord<byte[], byte[]>("xinshou.consent", null, "{}".getBytes(UTF_8));
                headers(UUID.randomUUID())
                        .forEach((name, text) -> message.headers().add(name, text.getBytes(UTF_8)));
                message.headers().remove("ce_type").add("ce_type", "cn.xinshou.test.ignored.v1".getBytes(UTF_8));
                producer.send(message);
                producer.flush();
                var silence = follower.silence().orElseThrow();
                sureAnew += silence.compareTo(before) < 0 ? 1 : 0;
                before = silence;
            }
        }
        follower.close();

        // Whoever is only sure at rest grows more silent all the while.
        assertThat(sureAnew).isEqualTo(10);
    }
}

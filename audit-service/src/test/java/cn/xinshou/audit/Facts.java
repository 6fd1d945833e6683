package cn.xinshou.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.local.Topic;
import java.time.Duration;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The facts of one alert or decision. Those of earlier tests, often about the same person, may arrive only now. */
public final class Facts {

    private static final Duration SOON = Duration.ofSeconds(60);

    private Facts() {}

    /** The next one of this type that names this id. */
    public static ConsumerRecord<String, byte[]> next(Topic topic, String type, String id) {
        return topic.next(said -> type.equals(Topic.header(said, "ce_type")) && names(said, id), SOON);
    }

    /** The next one of whatever type. */
    public static ConsumerRecord<String, byte[]> next(Topic topic, String id) {
        return topic.next(said -> names(said, id), SOON);
    }

    private static boolean names(ConsumerRecord<String, byte[]> said, String id) {
        return new String(said.value(), UTF_8).contains(id);
    }
}

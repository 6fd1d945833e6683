package cn.xinshou.journal;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * A fact worth keeping. Implemented by records; the record as JSON is the data of the CloudEvent. Carries ids and facts, never
 * personal data.
 */
public interface Event {

    /** CloudEvents {@code type}, e.g. {@code cn.xinshou.consent.consent-withdrawn.v1}. */
    @JsonIgnore
    String type();

    /** The id of whom or what the fact is about: Kafka key and CloudEvents {@code subject}. Facts of one key keep their order. */
    @JsonIgnore
    String key();

    /** When it became true; CloudEvents {@code time}. */
    Instant at();
}

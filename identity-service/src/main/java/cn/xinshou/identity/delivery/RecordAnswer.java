package cn.xinshou.identity.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.xinshou.identity.kept.KeptRecords;
import cn.xinshou.identity.sealing.Seals;
import cn.xinshou.identity.signing.Signer;
import cn.xinshou.journal.Journal;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes down what came of a try. An acknowledgement becomes a receipt that we sign. */
@ApplicationScoped
class RecordAnswer {

    static final String TYPE = "application/vnd.xinshou.delivery-receipt+json";

    private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

    /**
     * That a recipient confirmed to have received what we sent.
     *
     * @param sha256 of what was sent, hex
     * @param acknowledgement what the recipient said, in base64; the recipient's own signature, if it signs, is in there
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Receipt(
            UUID delivery,
            Cause cause,
            UUID reference,
            UUID subject,
            String recipient,
            @Nullable String purpose,
            List<String> items,
            String sha256,
            String status,
            String acknowledgement,
            Instant sentAt,
            Instant acknowledgedAt) {}

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** What the storage-only class knows a receipt as. */
    private static final String DUTY = "disclosure-proof";

    /** For so many years records of providing data are kept (网络数据安全管理条例 12). */
    private static final int YEARS_KEPT = 3;

    private final Deliveries deliveries;
    private final Seals seals;
    private final KeptRecords kept;
    private final Signer signer;
    private final ObjectMapper json;
    private final Journal journal;
    private final Duration giveUpAfter;
    private final Clock clock;

    RecordAnswer(
            Deliveries deliveries,
            Seals seals,
            KeptRecords kept,
            Signer signer,
            ObjectMapper json,
            Journal journal,
            DeliveryConfig config,
            Clock clock) {
        this.deliveries = deliveries;
        this.seals = seals;
        this.kept = kept;
        this.signer = signer;
        this.json = json;
        this.journal = journal;
        this.giveUpAfter = config.giveUpAfter();
        this.clock = clock;
    }

    /** @param sha256 of what was sent */
    @Transactional
    public void answered(Parcel parcel, Answer answer, String sha256) {
        var now = now();
        deliveries.lock(parcel.id()).filter(Delivery::isWaiting).ifPresent(delivery -> {
            switch (answer.verdict()) {
                case DELIVERED -> deliver(delivery, answer, sha256, now);
                case FINAL -> journal.append(delivery.fail(answer.word(), now));
                case AGAIN -> again(delivery, answer, now);
            }
        });
    }

    @Transactional
    public void withheld(UUID id, String reason) {
        deliveries
                .lock(id)
                .filter(Delivery::isWaiting)
                .ifPresent(delivery -> journal.append(delivery.withhold(reason, now())));
    }

    private void deliver(Delivery delivery, Answer answer, String sha256, Instant now) {
        var receipt = sign(delivery, answer, sha256, now);
        var sealed = seals.of(delivery.subject())
                .map(seal -> seal.close(receipt, Deliveries.place(delivery.id(), "receipt")))
                .orElse(null);
        kept.keep(
                delivery.subject(),
                DUTY,
                receipt,
                now.atZone(CHINA).plusYears(YEARS_KEPT).toInstant());
        journal.append(delivery.deliver(answer.word(), sealed, Digest.sha256(receipt), now));
    }

    private void again(Delivery delivery, Answer answer, Instant now) {
        if (!now.isBefore(delivery.at().plus(giveUpAfter))) {
            journal.append(delivery.fail(answer.word(), now));
            return;
        }
        var asked = answer.after();
        var pause = pause(delivery.tries());
        delivery.tryAgain(answer.word(), now.plus(asked != null && asked.compareTo(pause) > 0 ? asked : pause));
    }

    /** 10 s, 30 s, 90 s … one hour. */
    static Duration pause(int tries) {
        var pause = FIRST_PAUSE;
        for (var i = 1; i < tries && pause.compareTo(LONGEST_PAUSE) < 0; i++) {
            pause = pause.multipliedBy(3);
        }
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private byte[] sign(Delivery delivery, Answer answer, String sha256, Instant now) {
        try {
            var receipt = new Receipt(
                    delivery.id(),
                    delivery.cause(),
                    delivery.reference(),
                    delivery.subject(),
                    delivery.recipient(),
                    delivery.purpose(),
                    delivery.items(),
                    sha256,
                    answer.word(),
                    Base64.getEncoder().encodeToString(answer.acknowledgement()),
                    delivery.at(),
                    now);
            return signer.sign(json.writeValueAsBytes(receipt), TYPE).getBytes(UTF_8);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a receipt cannot be written as JSON", e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}

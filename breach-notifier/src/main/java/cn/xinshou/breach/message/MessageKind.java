package cn.xinshou.breach.message;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Everything a service may have us say to a person. Each has its text in Chinese and in English beside the templates of the notices. */
public enum MessageKind {
    /** Shows that whoever asks reads this person's mail. */
    ONE_TIME_CODE(Purpose.RIGHTS_REQUESTS, Pace.CODES, List.of(Slot.of("code", Shape.CODE))),
    /** The same, to establish who made a request (PIPL 50). */
    IDENTITY_CODE(
            Purpose.RIGHTS_REQUESTS,
            Pace.CODES,
            List.of(
                    Slot.of("code", Shape.CODE),
                    Slot.of("request", Shape.REFERENCE),
                    Slot.perhaps("kind", Shape.REQUEST_KIND))),
    REQUEST_RECEIVED(
            Purpose.RIGHTS_REQUESTS,
            Pace.LETTERS,
            List.of(
                    Slot.of("request", Shape.REFERENCE),
                    Slot.of("kind", Shape.REQUEST_KIND),
                    Slot.of("answerBy", Shape.MOMENT),
                    Slot.perhaps("link", Shape.LINK))),
    REQUEST_ANSWER(
            Purpose.RIGHTS_REQUESTS,
            Pace.LETTERS,
            List.of(
                    Slot.of("request", Shape.REFERENCE),
                    Slot.of("kind", Shape.REQUEST_KIND),
                    Slot.of("outcome", Shape.OUTCOME),
                    Slot.perhaps("text", Shape.TEXT),
                    Slot.perhaps("link", Shape.LINK))),
    /** Something is asked of the person before the request can go on. */
    REQUEST_REMINDER(
            Purpose.RIGHTS_REQUESTS,
            Pace.LETTERS,
            List.of(
                    Slot.of("request", Shape.REFERENCE),
                    Slot.of("kind", Shape.REQUEST_KIND),
                    Slot.perhaps("until", Shape.MOMENT),
                    Slot.perhaps("text", Shape.TEXT),
                    Slot.perhaps("link", Shape.LINK))),
    /** What can be said by the day an answer is owed, if it is not the whole answer. */
    REQUEST_INTERIM(
            Purpose.RIGHTS_REQUESTS,
            Pace.LETTERS,
            List.of(
                    Slot.of("request", Shape.REFERENCE),
                    Slot.of("kind", Shape.REQUEST_KIND),
                    Slot.perhaps("answerBy", Shape.MOMENT),
                    Slot.perhaps("text", Shape.TEXT),
                    Slot.perhaps("link", Shape.LINK))),
    /** For the people at the desk of rights requests: something is late, and everybody is called on. */
    REQUEST_OVERDUE(
            Purpose.RIGHTS_REQUESTS,
            Pace.LETTERS,
            List.of(
                    Slot.of("request", Shape.REFERENCE),
                    Slot.of("kind", Shape.REQUEST_KIND),
                    Slot.of("dueAt", Shape.MOMENT),
                    Slot.perhaps("link", Shape.LINK))),
    PACKAGE_READY(
            Purpose.RIGHTS_REQUESTS,
            Pace.LETTERS,
            List.of(
                    Slot.of("request", Shape.REFERENCE),
                    Slot.of("until", Shape.MOMENT),
                    Slot.perhaps("link", Shape.LINK))),
    /** A school entered a candidate, who is asked to confirm. */
    REGISTRATION_ENTERED(
            Purpose.RIGHTS_REQUESTS,
            Pace.LETTERS,
            List.of(
                    Slot.of("school", Shape.NAME),
                    Slot.perhaps("until", Shape.MOMENT),
                    Slot.perhaps("link", Shape.LINK))),
    /** A person looked at a decision of a machine (PIPL 24). */
    DECISION_REVIEWED(
            Purpose.RIGHTS_REQUESTS,
            Pace.LETTERS,
            List.of(
                    Slot.of("decision", Shape.REFERENCE),
                    Slot.of("outcome", Shape.OUTCOME),
                    Slot.perhaps("text", Shape.TEXT),
                    Slot.perhaps("link", Shape.LINK))),
    LOGIN_ALERT(
            Purpose.STATUTORY_NOTICE,
            Pace.LETTERS,
            List.of(Slot.of("text", Shape.TEXT), Slot.perhaps("at", Shape.MOMENT), Slot.perhaps("link", Shape.LINK))),
    /** A major change of the policy (P7.2); one click ends the tracking of such mails, not the duty to tell. */
    CAMPAIGN(
            Purpose.STATUTORY_NOTICE,
            Pace.LETTERS,
            List.of(
                    Slot.of("version", Shape.REFERENCE),
                    Slot.of("text", Shape.TEXT),
                    Slot.of("link", Shape.LINK),
                    Slot.perhaps("unsubscribe", Shape.LINK)));

    /** For which purpose of the register the address is asked for. */
    private static final class Purpose {
        static final String RIGHTS_REQUESTS = "rights-requests";
        static final String STATUTORY_NOTICE = "statutory-notice";

        private Purpose() {}
    }

    /**
     * How often and until when.
     *
     * @param perHour at most so many to one person, all kinds of this pace together
     * @param good afterwards it is not sent any more
     */
    enum Pace {
        /** Guessing is limited where codes are checked; this limits flooding somebody's inbox. */
        CODES(5, Duration.ofMinutes(10)),
        LETTERS(20, Duration.ofHours(72));

        private final int perHour;
        private final Duration good;

        Pace(int perHour, Duration good) {
            this.perHour = perHour;
            this.good = good;
        }

        int perHour() {
            return perHour;
        }

        Duration good() {
            return good;
        }
    }

    /** A value the text has a place for. */
    record Slot(String name, Shape shape, boolean needed) {

        static Slot of(String name, Shape shape) {
            return new Slot(name, shape, true);
        }

        static Slot perhaps(String name, Shape shape) {
            return new Slot(name, shape, false);
        }
    }

    private final String purpose;
    private final Pace pace;
    private final List<Slot> slots;

    MessageKind(String purpose, Pace pace, List<Slot> slots) {
        this.purpose = purpose;
        this.pace = pace;
        this.slots = slots;
    }

    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String purpose() {
        return purpose;
    }

    Pace pace() {
        return pace;
    }

    List<Slot> slots() {
        return slots;
    }

    @Nullable
    Slot slot(String name) {
        return slots.stream().filter(s -> s.name().equals(name)).findFirst().orElse(null);
    }

    static List<String> namesOf(Pace pace) {
        return List.of(values()).stream()
                .filter(kind -> kind.pace == pace)
                .map(Enum::name)
                .toList();
    }
}

package cn.xinshou.breach.message;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;

/** Takes a message in; the worker sends it. */
@ApplicationScoped
class AcceptMessage {

    /** @param state where it stands at this moment */
    record Accepted(UUID id, MessageState state) {}

    private static final Duration HOUR = Duration.ofHours(1);

    private final Messages messages;
    private final MessageLint lint;
    private final SealedParameters sealed;
    private final Clock clock;

    AcceptMessage(Messages messages, MessageLint lint, SealedParameters sealed, Clock clock) {
        this.messages = messages;
        this.lint = lint;
        this.sealed = sealed;
        this.clock = clock;
    }

    /**
     * @throws Problem INVALID_REQUEST if a value does not belong into the text
     * @throws Problem TOO_MANY_REQUESTS if the person got as many within an hour as anybody should
     */
    @Transactional
    public Accepted accept(NewMessage wanted, String by) {
        var wrong = lint.of(wanted.kind(), wanted.parameters());
        if (!wrong.isEmpty()) {
            var problem =
                    Problem.of(CommonProblem.INVALID_REQUEST, "Send exactly the values this kind has places for.");
            wrong.forEach(error -> problem.field(error.field(), error.message()));
            throw problem;
        }
        var now = clock.instant();
        var pace = wanted.kind().pace();
        messages.lockPerson(wanted.subject());
        if (messages.countSince(wanted.subject(), MessageKind.namesOf(pace), now.minus(HOUR)) >= pace.perHour()) {
            throw Problem.of(
                    CommonProblem.TOO_MANY_REQUESTS,
                    "This person gets at most " + pace.perHour() + " messages of this sort in an hour.");
        }

        var id = UUID.randomUUID();
        messages.add(id, wanted, sealed.seal(id, wanted.parameters()), by, now);
        return new Accepted(id, MessageState.PLANNED);
    }
}

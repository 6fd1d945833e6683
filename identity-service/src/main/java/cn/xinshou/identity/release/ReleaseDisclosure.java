package cn.xinshou.identity.release;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.permission.Permission.Told;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.release.DecidedDisclosures.Decided;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Carries out a decided disclosure: asks again for every person, outside any transaction, and has the allowed rest put on its way. */
@ApplicationScoped
class ReleaseDisclosure {

    /** A fact travels for a moment; whoever has just been answered by consent-service need not try twice. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(50);

    /** So many questions at once: enough for a thousand people within seconds, few enough to leave consent-service to others. */
    private static final int AT_ONCE = 16;

    private final DecidedDisclosures disclosures;
    private final KnownRecipients recipients;
    private final Releases releases;
    private final AskToRelease ask;
    private final WriteRelease write;

    ReleaseDisclosure(
            DecidedDisclosures disclosures,
            KnownRecipients recipients,
            Releases releases,
            AskToRelease ask,
            WriteRelease write) {
        this.disclosures = disclosures;
        this.recipients = recipients;
        this.releases = releases;
        this.ask = ask;
        this.write = write;
    }

    /** @return the same release, however often it is asked for */
    Release release(UUID disclosure, String by) {
        return releases.ofDisclosure(disclosure).orElseGet(() -> {
            var decided = await(disclosure);
            var recipient = recipient(decided.getFirst().recipient());
            return write.write(decided, recipient, askAgain(decided), by);
        });
    }

    /** Everything that was told of the disclosure, once all of it has arrived. */
    private List<Decided> await(UUID disclosure) {
        var decided = disclosures.of(disclosure);
        for (var waited = Duration.ZERO; !isComplete(decided) && waited.compareTo(PATIENCE) < 0; ) {
            sleep();
            waited = waited.plus(PAUSE);
            decided = disclosures.of(disclosure);
        }
        if (decided.isEmpty()) {
            throw Problem.of(
                            CommonProblem.NOT_FOUND,
                            "Ask consent-service for the disclosure first, or try again shortly.")
                    .field("disclosure", "is not known here");
        }
        if (decided.stream().anyMatch(one -> one.subject() == null)) {
            throw Problem.of(
                    IdentityProblem.DISCLOSURE_SEALED,
                    "Once the seal is lifted it can be released; until then hand it over by the order itself.");
        }
        if (decided.stream().anyMatch(Decided::isPending)) {
            throw Problem.of(IdentityProblem.DISCLOSURE_PENDING, "An officer reviews it in consent-service first.");
        }
        if (!isComplete(decided)) {
            throw Problem.of(
                    CommonProblem.UNAVAILABLE, "Not all decisions of this disclosure have arrived. Try again shortly.");
        }
        return decided;
    }

    private static boolean isComplete(List<Decided> decided) {
        return !decided.isEmpty()
                && (decided.getFirst().subject() == null
                        || decided.size() >= decided.getFirst().people());
    }

    private KnownRecipients.Known recipient(String id) {
        var known = recipients.find(id).orElse(null);
        if (known == null || known.ended() || known.endpoint() == null) {
            throw Problem.of(
                            IdentityProblem.RECIPIENT_UNREACHABLE,
                            "Enter an endpoint for the recipient in the register of consent-service.")
                    .with("recipient", id);
        }
        return known;
    }

    private Map<UUID, Told> askAgain(List<Decided> decided) {
        var lines = new Semaphore(AT_ONCE);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new HashMap<UUID, Future<Told>>();
            decided.stream().filter(Decided::allowed).forEach(one -> {
                Callable<Told> question = () -> {
                    lines.acquire();
                    try {
                        return ask.ask(subject(one), one.purpose(), one.recipient(), one.items(), one.byHuman());
                    } finally {
                        lines.release();
                    }
                };
                answers.put(subject(one), threads.submit(question));
            });
            var told = new HashMap<UUID, Told>();
            for (var answer : answers.entrySet()) {
                told.put(answer.getKey(), answer.getValue().get());
            }
            return told;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while asking", e);
        }
    }

    private static UUID subject(Decided decided) {
        return Objects.requireNonNull(decided.subject());
    }

    private static void sleep() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting", e);
        }
    }
}

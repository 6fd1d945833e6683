package cn.xinshou.identity.release;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.permission.Permission.Told;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.release.DecidedDisclosures.Decided;
import cn.xinshou.identity.release.DecidedDisclosures.Heard;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
    private static final int AT_ONCE = 8;

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
            var heard = await(disclosure);
            var decided = decided(heard);
            var recipient = recipient(heard.recipient());
            return write.write(heard, decided, recipient, askAgain(decided), by);
        });
    }

    /** The disclosure, once everything of it has arrived. */
    private Heard await(UUID disclosure) {
        var heard = disclosures.heard(disclosure);
        for (var waited = Duration.ZERO; !isKnown(heard) && waited.compareTo(PATIENCE) < 0; ) {
            sleep();
            waited = waited.plus(PAUSE);
            heard = disclosures.heard(disclosure);
        }
        return heard.orElseThrow(() -> Problem.of(
                        CommonProblem.NOT_FOUND, "Ask consent-service for the disclosure first, or try again shortly.")
                .field("disclosure", "is not known here"));
    }

    /** Of a sealed one nothing more arrives, of others the whole is waited for. */
    private boolean isKnown(Optional<Heard> heard) {
        return heard.filter(known -> known.isComplete()
                        || disclosures.of(known.disclosure()).stream().anyMatch(one -> one.subject() == null))
                .isPresent();
    }

    /** Those not erased since, in the order of people. */
    private List<Decided> decided(Heard heard) {
        var decided = disclosures.of(heard.disclosure());
        if (!heard.isComplete() && decided.stream().anyMatch(one -> one.subject() == null)) {
            throw Problem.of(
                    IdentityProblem.DISCLOSURE_SEALED,
                    "Once the seal is lifted it can be released; until then hand it over by the order itself.");
        }
        var people = decided.stream().filter(one -> one.subject() != null).toList();
        if (people.stream().anyMatch(Decided::isPending)) {
            throw Problem.of(IdentityProblem.DISCLOSURE_PENDING, "An officer reviews it in consent-service first.");
        }
        if (!heard.isComplete()) {
            throw Problem.of(
                    CommonProblem.UNAVAILABLE, "Not all decisions of this disclosure have arrived. Try again shortly.");
        }
        return people;
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

package cn.xinshou.identity.access;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.access.approval.Approvals;
import cn.xinshou.identity.access.cases.CaseKind;
import cn.xinshou.identity.access.cases.OpenCase;
import cn.xinshou.identity.access.cases.OpenCases;
import cn.xinshou.identity.access.watermark.Watermark;
import cn.xinshou.identity.access.watermark.Watermarks;
import cn.xinshou.identity.item.Item;
import cn.xinshou.identity.problem.IdentityProblem;
import cn.xinshou.identity.reading.Actor;
import cn.xinshou.identity.reading.Why;
import cn.xinshou.identity.training.CurrentTraining;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether somebody of the staff may see somebody's data: a role for the kind of case, an open case about that person, a purpose that
 * fits it, a current training record, and a second person's word where the person is a minor (未成年人网络保护条例 36). All of it, or nothing.
 */
@ApplicationScoped
public class StaffAccess {

    private final OpenCases cases;
    private final CurrentTraining training;
    private final Approvals approvals;
    private final NoteDenial denial;
    private final Watermarks watermarks;
    private final Clock clock;

    StaffAccess(
            OpenCases cases,
            CurrentTraining training,
            Approvals approvals,
            NoteDenial denial,
            Watermarks watermarks,
            Clock clock) {
        this.cases = cases;
        this.training = training;
        this.approvals = approvals;
        this.denial = denial;
        this.watermarks = watermarks;
        this.clock = clock;
    }

    /** @throws Problem naming everything that is missing; the refusal is a fact of its own */
    public StaffGrant toRead(Actor reader, StaffQuestion question) {
        requireSoundReason(question);
        var missing = new LinkedHashMap<String, String>();
        var open = cases.find(reader, question.caseId(), question.subject());
        var items = open.filter(found -> question.items().isEmpty())
                .map(OpenCase::items)
                .orElse(question.items());

        lackOfCase(question.caseId(), open.isEmpty(), missing);
        lackOfTraining(reader, missing);
        lackOfPurpose(open, question, items, missing);
        open.ifPresent(found -> {
            lackOfNeed(found, items, missing);
            lackOfApproval(reader, found, question, items, missing);
        });
        refuse(question.subject(), reader, missing);

        var found = open.orElseThrow();
        watermarks.put(new Watermark(reader.id(), clock.instant(), found.id()));
        var why = new Why(
                Objects.requireNonNull(question.purpose()),
                found.id(),
                found.kind().word(),
                question.unmasked(),
                question.unmasked() ? question.reason() : null);
        return new StaffGrant(items, why);
    }

    /**
     * Whether somebody may look for people for this case.
     *
     * @throws Problem naming everything that is missing
     */
    public OpenCase toSearch(Actor reader, @Nullable String caseId) {
        var missing = new LinkedHashMap<String, String>();
        var open = cases.find(reader, caseId, null);
        lackOfCase(caseId, open.isEmpty(), missing);
        lackOfTraining(reader, missing);
        refuse(null, reader, missing);
        return open.orElseThrow();
    }

    /**
     * Whether somebody may look at what happened to a person's data, which holds no value of it.
     *
     * @throws Problem naming everything that is missing
     */
    OpenCase toFollow(Actor reader, UUID subject, @Nullable String caseId) {
        var missing = new LinkedHashMap<String, String>();
        var open = cases.find(reader, caseId, subject).filter(found -> found.kind() != CaseKind.INTAKE);
        lackOfCase(caseId, open.isEmpty(), missing);
        lackOfTraining(reader, missing);
        refuse(subject, reader, missing);
        var found = open.orElseThrow();
        watermarks.put(new Watermark(reader.id(), clock.instant(), found.id()));
        return found;
    }

    /**
     * For a door of its own that two people open: whoever reads behind it must be trained as for any other read, and is marked.
     *
     * @param caseId under which they read
     * @throws Problem STAFF_ACCESS_DENIED
     */
    public void requireTrained(Actor reader, UUID subject, String caseId) {
        var missing = new LinkedHashMap<String, String>();
        lackOfTraining(reader, missing);
        refuse(subject, reader, missing);
        watermarks.put(new Watermark(reader.id(), clock.instant(), caseId));
    }

    private static void requireSoundReason(StaffQuestion question) {
        if (question.unmasked() && question.reason() == null) {
            throw wrong("reason", "is required to see values whole");
        }
        if (question.reason() != null && PersonalText.isSuspect(question.reason())) {
            throw wrong("reason", "must hold no number and no address of anybody; the person is shown it");
        }
    }

    private static void lackOfCase(@Nullable String caseId, boolean isNone, Map<String, String> missing) {
        if (isNone) {
            missing.put(
                    "case",
                    caseId == null
                            ? "is required: an open request or incident, or an emergency access"
                            : "is no open case of yours about this person");
        }
    }

    private void lackOfTraining(Actor reader, Map<String, String> missing) {
        var courses = training.lacking(reader.id(), clock.instant());
        if (!courses.isEmpty()) {
            missing.put("training", "no current record of " + String.join(", ", courses));
        }
    }

    private static void lackOfPurpose(
            Optional<OpenCase> open, StaffQuestion question, Set<Item> items, Map<String, String> missing) {
        var purpose = question.purpose();
        if (purpose == null) {
            missing.put("purpose", "is required");
        } else if (open.isPresent() && !fits(open.get().kind(), purpose, question.held(), items)) {
            missing.put(
                    "purpose",
                    "must be what the case is for, such as " + open.get().kind().purpose()
                            + ", or what every item was collected for");
        }
    }

    private static boolean fits(CaseKind kind, String purpose, Map<Item, String> held, Set<Item> items) {
        var collectedFor =
                items.stream().map(held::get).filter(Objects::nonNull).collect(Collectors.toSet());
        return kind.covers(purpose) || collectedFor.equals(Set.of(purpose));
    }

    private static void lackOfNeed(OpenCase open, Set<Item> items, Map<String, String> missing) {
        var beyond = items.isEmpty() ? EnumSet.noneOf(Item.class) : EnumSet.copyOf(items);
        beyond.removeAll(open.items());
        if (!beyond.isEmpty()) {
            missing.put(
                    "items",
                    "the case does not need " + beyond.stream().map(Item::word).collect(Collectors.joining(", ")));
        } else if (items.isEmpty()) {
            missing.put("items", "the case needs none");
        }
    }

    private void lackOfApproval(
            Actor reader, OpenCase open, StaffQuestion question, Set<Item> items, Map<String, String> missing) {
        if (question.minor()
                && !open.kind().isEmergency()
                && !approvals.cover(reader.id(), question.subject(), open.id(), items, clock.instant())) {
            missing.put(
                    "approval",
                    "a minor's data needs the word of a second person first; ask for it at /access-approvals");
        }
    }

    private void refuse(@Nullable UUID subject, Actor reader, Map<String, String> missing) {
        if (missing.isEmpty()) {
            return;
        }
        denial.note(subject, reader, missing.keySet());
        var problem = Problem.of(
                        IdentityProblem.STAFF_ACCESS_DENIED,
                        "Staff see a person's data with a role, an open case, a purpose and current training; see what is missing.")
                .with("promise", "P4.1");
        missing.forEach(problem::field);
        throw problem;
    }

    private static Problem wrong(String field, String why) {
        return Problem.of(CommonProblem.INVALID_REQUEST, "Mend the parameter named.")
                .field(field, why);
    }
}

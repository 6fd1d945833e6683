package cn.xinshou.identity.training;

import cn.xinshou.frontdoor.Cursor;
import cn.xinshou.frontdoor.Page;
import cn.xinshou.frontdoor.idempotency.Idempotent;
import cn.xinshou.frontdoor.input.PageSize;
import cn.xinshou.frontdoor.input.ValidText;
import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/** The training register, kept by officers for each other. */
@Path("/trainings")
@RolesAllowed("privacy-officer")
@RunOnVirtualThread
class TrainingResource {

    record Passed(
            @NotNull @ValidText(max = 64) String account,
            @NotNull @ValidText(max = 64) String course,
            @NotNull Instant passedAt,
            @Nullable Instant validUntil,

            @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = "must be a SHA-256 in lower-case hex")
            String evidence) {}

    record Title(
            @NotNull @ValidText(max = 100) String zh,
            @NotNull @ValidText(max = 100) String en) {}

    record NewCourse(
            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,63}", message = "must be a word such as personal-data")
            String id,

            @NotNull @Valid Title title,
            @NotNull @Min(1) @Max(60) Integer months,
            @Nullable Instant requiredFrom) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID id,
            String account,
            String course,
            Instant passedAt,
            Instant validUntil,
            String evidence,
            String recordedBy,
            Instant recordedAt,
            @Nullable Instant revokedAt) {

        static View of(TrainingRecord training) {
            return new View(
                    training.id(),
                    training.account(),
                    training.course(),
                    training.passedAt(),
                    training.validUntil(),
                    training.evidence(),
                    training.recordedBy(),
                    training.recordedAt(),
                    training.revokedAt());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record CourseView(
            String id, Title title, int months, @Nullable Instant requiredFrom) {

        static CourseView of(Course course) {
            return new CourseView(
                    course.id(), new Title(course.titleZh(), course.titleEn()), course.months(), course.requiredFrom());
        }
    }

    private final AddCourse addCourse;
    private final RecordTraining record;
    private final RevokeTraining revoke;
    private final Courses courses;
    private final TrainingRecords records;

    TrainingResource(
            AddCourse addCourse,
            RecordTraining record,
            RevokeTraining revoke,
            Courses courses,
            TrainingRecords records) {
        this.addCourse = addCourse;
        this.record = record;
        this.revoke = revoke;
        this.courses = courses;
        this.records = records;
    }

    @GET
    public Page<View> list(
            @RestQuery @ValidText(max = 64) @Nullable String account,
            @RestQuery @Nullable String cursor,
            @RestQuery @DefaultValue("50") @PageSize int limit) {
        var found = records.list(account, after(cursor), limit + 1);
        return Page.of(found, limit, training -> Cursor.encode(training.id())).map(View::of);
    }

    @POST
    @ResponseStatus(201)
    @Idempotent
    public View pass(@Valid @NotNull Passed passed) {
        return View.of(record.add(
                passed.account(), passed.course(), passed.passedAt(), passed.validUntil(), passed.evidence()));
    }

    @POST
    @Path("/{id}/revoke")
    public View revoke(UUID id) {
        return View.of(revoke.revoke(id));
    }

    @GET
    @Path("/courses")
    public Page<CourseView> courses() {
        return Page.whole(courses.all()).map(CourseView::of);
    }

    @POST
    @Path("/courses")
    @ResponseStatus(201)
    @Idempotent
    public CourseView addCourse(@Valid @NotNull NewCourse course) {
        return CourseView.of(addCourse.add(
                course.id(), course.title().zh(), course.title().en(), course.months(), course.requiredFrom()));
    }

    private static @Nullable UUID after(@Nullable String cursor) {
        if (cursor == null) {
            return null;
        }
        try {
            return UUID.fromString(Cursor.decode(cursor, 1).getFirst());
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID_REQUEST, "Use the cursor that the page before gave as next.")
                    .field("cursor", "is not one of this list");
        }
    }
}

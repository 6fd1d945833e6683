package cn.xinshou.identity.training;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Something staff learn, and for how long having learnt it counts. */
@Entity
@Table(name = "training_course")
class Course {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    @Id
    private String id;

    private String titleZh;
    private String titleEn;
    private int months;
    private @Nullable Instant requiredFrom;
    private String addedBy;
    private Instant addedAt;

    /** For the persistence provider. */
    @SuppressWarnings("NullAway")
    protected Course() {}

    /** @param requiredFrom since when nobody reads without it; null for a course of free choice */
    Course(String id, String zh, String en, int months, @Nullable Instant requiredFrom, String by, Instant at) {
        this.id = id;
        this.titleZh = zh;
        this.titleEn = en;
        this.months = months;
        this.requiredFrom = requiredFrom;
        this.addedBy = by;
        this.addedAt = at;
    }

    TrainingEvent.CourseAdded added() {
        return new TrainingEvent.CourseAdded(id, months, requiredFrom, addedBy, addedAt);
    }

    /** Until when somebody who passed then can be said to know it. */
    Instant longest(Instant passedAt) {
        return passedAt.atZone(CHINA).plusMonths(months).toInstant();
    }

    String id() {
        return id;
    }

    String titleZh() {
        return titleZh;
    }

    String titleEn() {
        return titleEn;
    }

    int months() {
        return months;
    }

    @Nullable
    Instant requiredFrom() {
        return requiredFrom;
    }
}

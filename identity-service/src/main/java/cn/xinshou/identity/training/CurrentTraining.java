package cn.xinshou.identity.training;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says whether somebody has learnt what everybody must who reads personal data (promise P4.1). */
@ApplicationScoped
public class CurrentTraining {

    /** Named where no course is required at all: then nobody can have passed, and nobody reads. */
    private static final String ANY = "a required course";

    private final Courses courses;
    private final TrainingRecords records;

    CurrentTraining(Courses courses, TrainingRecords records) {
        this.courses = courses;
        this.records = records;
    }

    /** The required courses that the account has no record of which holds at this moment; empty for whoever may read. */
    public List<String> lacking(String account, Instant at) {
        var lacking = new ArrayList<>(courses.requiredAt(at));
        if (lacking.isEmpty()) {
            return List.of(ANY);
        }
        lacking.removeAll(records.currentOf(account, at));
        return lacking;
    }
}

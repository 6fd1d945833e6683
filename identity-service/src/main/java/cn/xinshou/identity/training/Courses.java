package cn.xinshou.identity.training;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** All courses. */
@ApplicationScoped
class Courses implements PanacheRepositoryBase<Course, String> {

    /** Until the transaction ends nobody else adds one: of two with one id, the second finds the first. */
    void hold() {
        getEntityManager()
                .createNativeQuery("lock table training_course in share row exclusive mode")
                .executeUpdate();
    }

    List<Course> all() {
        return list("order by id");
    }

    List<String> requiredAt(Instant at) {
        return stream("requiredFrom <= ?1 order by id", at).map(Course::id).toList();
    }
}

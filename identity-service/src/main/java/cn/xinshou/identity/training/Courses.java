package cn.xinshou.identity.training;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** All courses. */
@ApplicationScoped
class Courses implements PanacheRepositoryBase<Course, String> {

    List<Course> all() {
        return list("order by id");
    }

    List<String> requiredAt(Instant at) {
        return stream("requiredFrom <= ?1 order by id", at).map(Course::id).toList();
    }
}

package cn.xinshou.consent.device;

import cn.xinshou.consent.consent.ConsentEnded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;

/** An erased person has no devices any more (PIPL 47). */
@ApplicationScoped
class ForgetLinks {

    private final Links links;

    ForgetLinks(Links links) {
        this.links = links;
    }

    void on(@Observes ConsentEnded ended) {
        if (ended.cause() != ConsentEnded.Cause.ERASED) {
            return;
        }
        try {
            links.forget(ended.subject());
        } catch (SQLException e) {
            throw new IllegalStateException("the devices of an erased person are still linked", e);
        }
    }
}

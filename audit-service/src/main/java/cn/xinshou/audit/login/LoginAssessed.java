package cn.xinshou.audit.login;

import cn.xinshou.journal.Event;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A login was looked at.
 *
 * @param account keyed hash, hex
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record LoginAssessed(
        @Nullable UUID subject,
        UUID assessment,
        String account,
        String outcome,
        String level,
        double score,
        List<String> detectors,
        Instant at)
        implements Event {

    static LoginAssessed of(Attempt attempt, Assessment assessment, Instant at) {
        return new LoginAssessed(
                attempt.subject(),
                assessment.id(),
                attempt.accountHash(),
                (attempt.success() ? LoginEvent.Outcome.SUCCESS : LoginEvent.Outcome.FAILURE).word(),
                assessment.level().word(),
                assessment.score(),
                assessment.detectors(),
                at);
    }

    @Override
    public String type() {
        return "cn.xinshou.audit.login-assessed.v1";
    }

    /** Facts about one person, or about one account of nobody known, keep their order. */
    @Override
    @JsonIgnore
    public String key() {
        return subject == null ? account : subject.toString();
    }
}

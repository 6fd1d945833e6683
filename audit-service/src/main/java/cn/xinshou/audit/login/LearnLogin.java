package cn.xinshou.audit.login;

import cn.xinshou.audit.alert.Learning;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** A login that the person recognises becomes usual, as if nobody had doubted it. */
@ApplicationScoped
class LearnLogin implements Learning {

    private final Logins logins;
    private final Profiles profiles;
    private final LoginConfig config;

    LearnLogin(Logins logins, Profiles profiles, LoginConfig config) {
        this.logins = logins;
        this.profiles = profiles;
        this.config = config;
    }

    @Override
    public void takeTurn(UUID id) {
        logins.lock(List.of(logins.findById(id).attempt()));
    }

    @Override
    public void confirmed(UUID id) {
        var login = logins.findById(id);
        if (login.isSuccess() && !login.isLearned()) {
            login.learn();
            var attempt = login.attempt();
            var profile = profiles.of(attempt.account());
            profile.learn(attempt, config.remember());
            profiles.persist(profile);
        }
    }
}

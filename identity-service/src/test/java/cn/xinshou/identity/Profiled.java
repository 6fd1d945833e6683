package cn.xinshou.identity;

import cn.xinshou.identity.profile.GivenProfiles;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** People with a profile, made without going through the door: for tests that come in as somebody who cannot make one. */
@ApplicationScoped
public class Profiled {

    private final GivenProfiles profiles;

    Profiled(GivenProfiles profiles) {
        this.profiles = profiles;
    }

    public UUID with(String items) {
        var subject = UUID.randomUUID();
        profiles.put(subject, items);
        return subject;
    }
}

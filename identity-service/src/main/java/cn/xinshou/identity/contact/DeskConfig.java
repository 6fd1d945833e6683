package cn.xinshou.identity.contact;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;
import java.util.UUID;

/** Where the people at the desk are reached together. */
@ConfigMapping(prefix = "xinshou.desk")
public interface DeskConfig {

    /** Under which id messages to the desk are handed on; nobody's account. */
    @WithDefault("00000000-0000-4000-8000-000000000001")
    UUID subject();

    /** The address that the desk reads. Without one nobody is mailed when something is overdue. */
    Optional<String> mail();
}

package cn.xinshou.identity.explanation;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

@ConfigMapping(prefix = "xinshou.explanation")
interface ExplanationConfig {

    /** Where people reach audit-service to appeal. */
    @WithDefault("${xinshou.audit.url}")
    URI appealAt();

    /** The newest so many are explained; whoever has more is told so and finds all of them at audit-service. */
    @WithDefault("200")
    int most();
}

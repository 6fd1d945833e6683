package cn.xinshou.frontdoor;

import io.smallrye.config.ConfigMapping;
import java.util.Map;

/** Where {@code /me/<first>/…} leads, if not to {@code /subjects/{subject}/<first>/…}. */
@ConfigMapping(prefix = "xinshou.me")
interface MeConfig {

    /** First path segment to path, e.g. {@code profile=/profiles/{subject}}. */
    Map<String, String> targets();
}

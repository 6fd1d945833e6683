package cn.xinshou.identity.residency;

import io.smallrye.config.ConfigMapping;

/** Where this installation says it keeps things. */
@ConfigMapping(prefix = "xinshou.residency")
interface ResidencyConfig {

    /** Region of the database, its replicas and its backups, by ISO 3166-2, e.g. {@code CN-BJ}. */
    String storageRegion();

    /** Region of the key-encryption keys. */
    String keyRegion();
}

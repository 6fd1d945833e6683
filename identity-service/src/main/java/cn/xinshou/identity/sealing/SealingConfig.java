package cn.xinshou.identity.sealing;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How values are sealed. */
@ConfigMapping(prefix = "xinshou.sealing")
interface SealingConfig {

    /** {@code aes-256-gcm} or {@code sm4-gcm}, for what is sealed from now on; what was sealed by the other still opens. */
    @WithDefault("aes-256-gcm")
    Gcm cipher();

    /** How often is looked whether keys were rotated and something is still under an old one, as a scheduler understands it. */
    String rotateEvery();
}

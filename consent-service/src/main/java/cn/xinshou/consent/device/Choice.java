package cn.xinshou.consent.device;

/** What somebody chose for a purpose on a device. */
enum Choice {
    grant,
    refuse,
    /** Takes back what was chosen: as if nobody had been asked. */
    forget
}

package cn.xinshou.local.suite;

import java.util.Locale;

/** The four services, as the suite knows them: by folder, door and client of the realm. */
public enum OurService {
    CONSENT("consent-service", Door.CONSENT),
    IDENTITY("identity-service", Door.IDENTITY),
    AUDIT("audit-service", Door.AUDIT),
    BREACH("breach-notifier", Door.BREACH);

    private final String artifact;
    private final Door door;

    OurService(String artifact, Door door) {
        this.artifact = artifact;
        this.door = door;
    }

    /** Folder, artifact and service account. */
    public String artifact() {
        return artifact;
    }

    /** Short name: database, role and key in suite.json. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    Door door() {
        return door;
    }
}

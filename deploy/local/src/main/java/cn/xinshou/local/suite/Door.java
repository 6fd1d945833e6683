package cn.xinshou.local.suite;

import java.util.Locale;

/** A port of the suite, with its usual number and the settings that move it. */
public enum Door {
    CONSENT(8081),
    IDENTITY(8082),
    AUDIT(8083),
    BREACH(8084),
    KEYCLOAK(8080),
    POSTGRES(15432),
    KAFKA(19092),
    KAFKA_CONTROLLER(19093),
    SMTP(10025),
    INBOX(10080);

    private final int usual;

    Door(int usual) {
        this.usual = usual;
    }

    int usual() {
        return usual;
    }

    /** As in {@code --port-kafka-controller=29093}. */
    String option() {
        return "--port-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** As in {@code XINSHOU_PORT_KAFKA_CONTROLLER=29093}. */
    String variable() {
        return "XINSHOU_PORT_" + name();
    }
}

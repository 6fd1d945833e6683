package cn.xinshou.local.suite;

import cn.xinshou.local.SelfSigned;
import java.util.HashMap;
import java.util.Map;

/** The environment variables by which a service learns where everything is and how to prove who it is. */
record ServiceEnvironment(Suite suite) {

    Map<String, String> of(OurService service, int port) {
        Settings settings = suite.settings();
        Ports ports = settings.ports();
        Map<String, String> variables = new HashMap<>();
        variables.put("QUARKUS_HTTP_HOST", "127.0.0.1");
        variables.put("QUARKUS_HTTP_PORT", String.valueOf(port));
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", suite.databaseUrl(service.shortName()));
        variables.put("QUARKUS_DATASOURCE_USERNAME", service.shortName());
        variables.put("QUARKUS_DATASOURCE_PASSWORD", suite.databasePassword(service.shortName()));
        variables.put("KAFKA_BOOTSTRAP_SERVERS", "localhost:" + ports.of(Door.KAFKA));
        variables.put("QUARKUS_OIDC_AUTH_SERVER_URL", suite.issuer());
        variables.put("QUARKUS_OIDC_CLIENT_AUTH_SERVER_URL", suite.issuer());
        variables.put("QUARKUS_OIDC_CLIENT_CLIENT_ID", service.artifact());
        variables.put("QUARKUS_OIDC_CLIENT_CREDENTIALS_SECRET", clientSecret(service.artifact()));
        variables.put("XINSHOU_IDEMPOTENCY_SECRET", suite.secrets().of("idempotency." + service.shortName()));
        variables.put("XINSHOU_KEYS_DIRECTORY", settings.state().keys(service).toString());
        variables.put("XINSHOU_KEYS_GENERATE", "true");
        for (OurService other : OurService.values()) {
            variables.put("XINSHOU_" + other.name() + "_URL", ports.url(other.door()));
        }
        if (service == OurService.IDENTITY) {
            variables.put("XINSHOU_KEYCLOAK_URL", suite.issuer().replace("/realms/", "/admin/realms/"));
            variables.put("XINSHOU_DESK_MAIL", "desk@xinshou.example");
            SelfSigned trusted = settings.trusted();
            if (trusted != null) {
                variables.put(
                        "JDK_JAVA_OPTIONS",
                        "-Djavax.net.ssl.trustStore=\"" + trusted.store() + "\" \"-Djavax.net.ssl.trustStorePassword="
                                + SelfSigned.PASSWORD + "\"");
            }
        }
        if (service == OurService.BREACH) {
            variables.put("QUARKUS_MAILER_HOST", "localhost");
            variables.put("QUARKUS_MAILER_PORT", String.valueOf(ports.of(Door.SMTP)));
            // Silence of the mail server for 72 h counts as delivery; on one machine nobody waits that long for a
            // bounce.
            variables.put("XINSHOU_DELIVERY_CONFIRMED_AFTER", "PT2S");
            variables.put("XINSHOU_CONSOLE_CLIENT_ID", "breach-console");
            variables.put("XINSHOU_CONSOLE_CLIENT_SECRET", clientSecret("breach-console"));
        }
        return variables;
    }

    private String clientSecret(String client) {
        return suite.secrets().of(RealmVariables.clientSecret(client));
    }
}

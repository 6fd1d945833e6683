package cn.xinshou.local.suite;

import cn.xinshou.local.Realm;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UncheckedIOException;

/** {@code suite.json}: where everything is and who may enter, for programs. It is there exactly while a suite is ready. */
public final class SuiteFile {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SuiteFile() {}

    /** The file's content for this suite. */
    public static ObjectNode of(Suite suite) {
        ObjectNode file = JSON.createObjectNode();
        Ports ports = suite.settings().ports();
        ObjectNode services = file.putObject("services");
        for (OurService service : OurService.values()) {
            services.put(service.shortName(), ports.url(service.door()));
        }
        file.putObject("oidc")
                .put("issuer", suite.issuer())
                .put("tokenEndpoint", suite.issuer() + "/protocol/openid-connect/token");
        clients(file.putObject("clients"), suite.secrets());
        users(file.putObject("users"), suite.secrets());
        databases(file.putObject("databases"), suite);
        file.put("kafka", "localhost:" + ports.of(Door.KAFKA));
        file.putObject("mail").put("smtp", "localhost:" + ports.of(Door.SMTP)).put("inbox", ports.url(Door.INBOX));
        file.putObject("keycloak")
                .put("address", ports.url(Door.KEYCLOAK))
                .put("administrator", "admin")
                .put("password", suite.secrets().of("keycloak-admin"));
        processes(file.putObject("processes"), suite);
        return file;
    }

    static void write(Suite suite) {
        try {
            StateFolder.write(
                    suite.settings().state().suiteFile(),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsString(of(suite)) + "\n");
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void clients(ObjectNode clients, Secrets secrets) {
        clients.putObject("platform")
                .put("id", "platform")
                .put("secret", secrets.of(RealmVariables.clientSecret("platform")));
        clients.putObject("cli").put("id", "cli");
    }

    private static void users(ObjectNode users, Secrets secrets) {
        new Realm()
                .people()
                .forEach((name, id) -> users.putObject(name)
                        .put("username", name)
                        .put("password", secrets.of(RealmVariables.userPassword(name)))
                        .put("subject", id));
    }

    private static void databases(ObjectNode databases, Suite suite) {
        for (OurService service : OurService.values()) {
            String name = service.shortName();
            databases
                    .putObject(name)
                    .put("url", suite.databaseUrl(name))
                    .put("user", name)
                    .put("password", suite.databasePassword(name));
        }
    }

    private static void processes(ObjectNode processes, Suite suite) {
        suite.parts().forEach(part -> processes.put(part.name(), part.pid()));
        long launcher = ProcessHandle.current().pid();
        processes.put("mail", launcher).put("launcher", launcher);
    }
}

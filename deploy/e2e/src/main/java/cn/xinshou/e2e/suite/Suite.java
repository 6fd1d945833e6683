package cn.xinshou.e2e.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/** A running suite, by the file that it writes for programs when all of it is ready. */
public final class Suite {

    private final JsonNode content;

    private Suite(JsonNode content) {
        this.content = content;
    }

    public static Suite read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new Failed("信守尚未启动 · The suite is not up: start it with ./deploy/up --detach");
        }
        try {
            return new Suite(new JsonMapper().readTree(Files.readAllBytes(file)));
        } catch (IOException unreadable) {
            throw new Failed(file + " cannot be read; run ./deploy/down and ./deploy/up --detach");
        }
    }

    public static Suite of(JsonNode content) {
        return new Suite(content);
    }

    public String service(String name) {
        return text("/services/" + name);
    }

    public String tokenEndpoint() {
        return text("/oidc/tokenEndpoint");
    }

    public String inbox() {
        return text("/mail/inbox");
    }

    public UUID subject(String user) {
        return UUID.fromString(text("/users/" + user + "/subject"));
    }

    public String text(String pointer) {
        JsonNode value = content.at(pointer);
        if (!value.isValueNode() || value.isNull()) {
            throw new Failed("suite.json has no " + pointer.substring(1).replace('/', '.'));
        }
        return value.asText();
    }
}

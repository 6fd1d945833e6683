package cn.xinshou.breach.rule;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rule files that are shipped, read at start: a service that cannot tell the law does not run. A file that landed is never edited: what changes gets a new revision beside it. */
@Startup
@ApplicationScoped
public class RulePacks {

    private static final List<String> FILES = List.of("cn-2025-11");

    private final Map<String, RulePack> byVersion = new LinkedHashMap<>();

    RulePacks() {
        FILES.stream().map(RulePacks::read).forEach(p -> byVersion.put(p.version(), p));
    }

    /** The pack that governs an incident opened now. */
    public RulePack current() {
        return all().getLast();
    }

    /** @throws IllegalArgumentException if no such version was ever shipped */
    public RulePack version(String version) {
        var pack = byVersion.get(version);
        if (pack == null) {
            throw new IllegalArgumentException("no rule pack " + version);
        }
        return pack;
    }

    public List<RulePack> all() {
        return List.copyOf(byVersion.values());
    }

    private static RulePack read(String name) {
        var yaml = JsonMapper.builder(new YAMLFactory())
                .findAndAddModules()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (var file = RulePacks.class.getResourceAsStream("/rules/" + name + ".yaml")) {
            return yaml.readValue(file, RulePack.class);
        } catch (IOException e) {
            throw new UncheckedIOException("rule file " + name + " cannot be read", e);
        }
    }
}

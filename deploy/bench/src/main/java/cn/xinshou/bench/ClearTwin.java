package cn.xinshou.bench;

import cn.xinshou.local.Checkout;
import cn.xinshou.local.suite.OurService;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/**
 * A copy of the packaged identity-service in which two classes are others: what would be sealed is left as it is, and no key is read.
 * All else is the same bytes, so that the difference between the two programs is what encryption costs.
 */
final class ClearTwin {

    private static final List<String> CHANGED = List.of("Seal", "Seals");
    private static final String PACKAGE = "cn/xinshou/identity/sealing/";

    private ClearTwin() {}

    /** @return what to start */
    static Path make(Lab lab) throws IOException {
        var original = Checkout.root().resolve(OurService.IDENTITY.artifact()).resolve("target/quarkus-app");
        var home = lab.fresh("clear-identity");
        copy(original, home);
        var classes = compiled(lab, home);
        for (var jar : List.of("app", "quarkus")) {
            for (var file : jars(home.resolve(jar))) {
                replace(file, classes);
            }
        }
        return home.resolve("quarkus-run.jar");
    }

    private static Path compiled(Lab lab, Path home) throws IOException {
        var classes = lab.fresh("clear-classes");
        Files.createDirectories(classes);
        var libraries = Stream.concat(jars(home.resolve("app")).stream(), jars(home.resolve("lib/main")).stream())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));
        var compiler = ToolProvider.getSystemJavaCompiler();
        for (var name : CHANGED) {
            Files.copy(lab.unpacked("clear/" + name + ".java"), classes.resolve(name + ".java"));
        }
        var sources =
                CHANGED.stream().map(name -> classes.resolve(name + ".java").toString());
        var arguments =
                Stream.concat(Stream.of("-proc:none", "-nowarn", "-d", classes.toString(), "-cp", libraries), sources);
        if (compiler.run(null, null, null, arguments.toArray(String[]::new)) != 0) {
            throw new IllegalStateException("the clear twin does not compile: its classes no longer fit the service's");
        }
        return classes.resolve(PACKAGE);
    }

    /** Wherever the packaging has put them. */
    private static void replace(Path jar, Path classes) throws IOException {
        try (var inside = FileSystems.newFileSystem(jar)) {
            for (var name : CHANGED) {
                var old = inside.getPath(PACKAGE + name + ".class");
                if (Files.exists(old)) {
                    Files.copy(classes.resolve(name + ".class"), old, StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    private static List<Path> jars(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".jar")).toList();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }
}

package cn.xinshou.verifier;

import cn.xinshou.verifier.verdict.BadInput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A command line: {@code --name value}, {@code --flag} and plain words. An unknown option is an error, never ignored. */
final class Arguments {

    private static final long MAX_FILE = 4L * 1024 * 1024;

    private final Map<String, String> values = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    Arguments(List<String> args, Set<String> valued, Set<String> flags) {
        for (int i = 0; i < args.size(); i++) {
            String arg = args.get(i);
            if (!arg.startsWith("--")) {
                words.add(arg);
            } else if (flags.contains(arg)) {
                put(arg, "");
            } else if (!valued.contains(arg)) {
                throw new BadInput("There is no option " + arg + "; --help lists them.");
            } else if (i + 1 == args.size() || args.get(i + 1).isBlank()) {
                throw new BadInput("The option " + arg + " needs a value.");
            } else {
                put(arg, args.get(++i));
            }
        }
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    boolean has(String option) {
        return values.containsKey(option);
    }

    List<String> words() {
        return words;
    }

    static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException noPath) {
            throw new BadInput("This is no file name: " + text.replaceAll("\\p{Cntrl}", "?") + ".");
        }
    }

    static byte[] file(String name) {
        Path path = path(name);
        try {
            if (!Files.isRegularFile(path)) {
                throw new BadInput("There is no file " + name + ".");
            }
            if (Files.size(path) > MAX_FILE) {
                throw new BadInput("The file " + name + " is larger than 4 MiB, so it is not what is asked for.");
            }
            return Files.readAllBytes(path);
        } catch (IOException unreadable) {
            throw new BadInput("Cannot read the file " + name + ".");
        }
    }

    /** The content of a file of this name, else the text itself. */
    static String textOrFile(String text) {
        try {
            if (Files.isRegularFile(Path.of(text))) {
                return new String(file(text), StandardCharsets.UTF_8);
            }
        } catch (InvalidPathException noPath) {
            return text;
        }
        return text;
    }

    private void put(String option, String value) {
        if (values.put(option, value) != null) {
            throw new BadInput("The option " + option + " is given twice.");
        }
    }
}

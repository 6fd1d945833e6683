package cn.xinshou.local;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A program to be run as a {@link Child}.
 *
 * @param endsOn the signal on which it ends cleanly
 * @param unprivileged whether it refuses to be root; as root it then runs as nobody, in a user namespace where root's files are its own
 */
record Program(
        String name,
        List<String> command,
        Map<String, String> environment,
        Path directory,
        Path log,
        String endsOn,
        boolean unprivileged) {

    /** glibc keeps freed memory per thread unless told otherwise: up to 50 MB in a program of many threads. */
    private static final Map<String, String> FEW_ARENAS = Map.of("MALLOC_ARENA_MAX", "2");

    static Program of(String name, List<String> command, Path directory, Path log) {
        return new Program(name, List.copyOf(command), FEW_ARENAS, directory, log, "TERM", false);
    }

    Program with(Map<String, String> variables) {
        Map<String, String> together = new HashMap<>(environment);
        together.putAll(variables);
        return new Program(name, command, Map.copyOf(together), directory, log, endsOn, unprivileged);
    }

    Program endingOn(String signal) {
        return new Program(name, command, environment, directory, log, signal, unprivileged);
    }

    Program refusingRoot() {
        return new Program(name, command, environment, directory, log, endsOn, true);
    }

    /** Own session first, the kernel's death signal last: a change of user namespace would clear it. */
    List<String> leashed() {
        List<String> words = new ArrayList<>(List.of("setsid"));
        if (unprivileged && "root".equals(System.getProperty("user.name"))) {
            words.addAll(List.of("unshare", "--user"));
        }
        words.addAll(List.of("setpriv", "--pdeathsig", endsOn));
        words.addAll(command);
        return words;
    }
}

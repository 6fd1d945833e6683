package cn.xinshou.local.suite;

import java.util.Arrays;
import java.util.List;

/** {@code deploy/up}. */
public final class Up {

    private static final String USAGE = """
            Usage: ./deploy/up [--detach] [--fresh] [--no-build] [--port-<part>=<port>]…
              --detach   return when all is ready; ./deploy/down stops it
              --fresh    drop local data and secrets first
              --no-build start what is packaged, whatever has changed since
            Parts with a port: %s. XINSHOU_PORT_<PART> in the environment moves a port too,
            XINSHOU_STATE names another folder for data, secrets and logs.""";

    private Up() {}

    public static void main(String[] arguments) {
        List<String> options = List.of(arguments);
        try {
            if (options.contains("--help")) {
                System.out.println(usage());
                return;
            }
            refuseUnknown(options);
            Settings settings = Settings.of(options, System.getenv());
            if (options.contains("--detach")) {
                System.exit(detach(settings.state(), options) ? 0 : 1);
            }
            new Launcher(settings.state()).run(settings, options.contains("--fresh"), System.out::println);
        } catch (RuntimeException e) {
            System.err.println(e instanceof Refusal ? e.getMessage() : "Xinshou did not start: " + e.getMessage());
            System.exit(1);
        }
    }

    private static boolean detach(StateFolder state, List<String> options) {
        if (new Launcher(state).isReady() && !options.contains("--fresh")) {
            System.out.println("Xinshou is already running; see " + state.suiteFile());
            return true;
        }
        if (options.contains("--fresh")) {
            new Launcher(state).stop();
        }
        return new Detached(state)
                .start(options.stream()
                        .filter(option -> !option.equals("--detach"))
                        .toList());
    }

    private static void refuseUnknown(List<String> options) {
        for (String option : options) {
            boolean known = List.of("--detach", "--fresh", "--no-build").contains(option)
                    || Arrays.stream(Door.values()).anyMatch(door -> option.startsWith(door.option() + "="));
            if (!known) {
                throw new Refusal("Unknown option " + option + "\n" + usage());
            }
        }
    }

    private static String usage() {
        return USAGE.formatted(String.join(
                " ",
                Arrays.stream(Door.values())
                        .map(door -> door.option().substring("--port-".length()))
                        .toList()));
    }
}

package cn.xinshou.local.suite;

import cn.xinshou.local.FreePort;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which door is at which port. */
public record Ports(Map<Door, Integer> numbers) {

    public Ports {
        numbers = Map.copyOf(numbers);
    }

    /** Ports that are free right now, for a suite beside others. */
    public static Ports free() {
        return of(door -> FreePort.find());
    }

    /** The usual ports, moved by environment variables, and these by options. */
    static Ports of(List<String> options, Map<String, String> environment) {
        return of(door -> number(door, options, environment));
    }

    public int of(Door door) {
        return numbers.getOrDefault(door, door.usual());
    }

    String url(Door door) {
        return "http://localhost:" + of(door);
    }

    /** One line per door that somebody else holds, with what moves it. */
    List<String> taken() {
        return Arrays.stream(Door.values())
                .filter(door -> !FreePort.isFree(of(door)))
                .map(door ->
                        "Port %d (%s) is taken by another program: stop it, or move ours with %s=<port> or %s=<port>."
                                .formatted(
                                        of(door),
                                        door.name().toLowerCase(java.util.Locale.ROOT),
                                        door.option(),
                                        door.variable()))
                .toList();
    }

    /** Two doors cannot share a number. */
    List<String> clashes() {
        Map<Integer, List<Door>> byNumber = Arrays.stream(Door.values()).collect(Collectors.groupingBy(this::of));
        return byNumber.entrySet().stream()
                .filter(entry -> entry.getValue().size() > 1)
                .map(entry -> "Port %d is given to %s: each needs its own.".formatted(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Ports of(Function<Door, Integer> number) {
        Map<Door, Integer> numbers = new EnumMap<>(Door.class);
        for (Door door : Door.values()) {
            numbers.put(door, number.apply(door));
        }
        return new Ports(numbers);
    }

    private static int number(Door door, List<String> options, Map<String, String> environment) {
        String prefix = door.option() + "=";
        for (String option : options) {
            if (option.startsWith(prefix)) {
                return parsed(door.option(), option.substring(prefix.length()));
            }
        }
        @Nullable String told = environment.get(door.variable());
        return told == null || told.isBlank() ? door.usual() : parsed(door.variable(), told);
    }

    private static int parsed(String setting, String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= 65_535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Said below, as for a number out of range.
        }
        throw new Refusal(setting + "=" + text + " is not a port: a number from 1 to 65535 is needed.");
    }
}

package cn.xinshou.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What is asked of identity-service, one request a line. */
final class ProfileRequests {

    /** Behind all people of any population. */
    private static final int NEW = 2_000_000;

    private static final int SERIES = 100_000;

    private ProfileRequests() {}

    static String read(long i) {
        return "GET\t/profiles/" + People.id(i) + "?purpose=" + IdentityPeople.PURPOSE
                + "&items=name,phone,idNumber,email,address,education";
    }

    /** @param officer a token; the desk looks for whoever wrote a letter */
    static String find(long i, String officer) {
        return "POST\t/people/search\t{\"phone\":\"" + IdentityPeople.phone(i)
                + "\",\"case\":\"letter:2026-118\"}\tAuthorization: Bearer " + officer;
    }

    /** A profile of somebody nobody has heard of. {@code series} keeps two loads on one database apart. */
    static String put(int series, int i) {
        var person = NEW + series * SERIES + i;
        return "PUT\t/profiles/" + People.id(person) + "?purpose=" + IdentityPeople.PURPOSE + "\t" + body(person);
    }

    /** Another mail address for somebody who is known, whatever changed meanwhile. */
    static String correct(long i, int time) {
        return "PATCH\t/profiles/" + People.id(i) + "\t{\"email\":\"candidate-" + i + "-" + time
                + "@example.com\"}\tContent-Type: application/merge-patch+json\tIf-Match: *";
    }

    static String body(long person) {
        return IdentityPeople.values(person).entrySet().stream()
                .map(value -> "\"" + value.getKey() + "\":\"" + value.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
    }

    static List<String> puts(int series, int count) {
        return IntStream.range(0, count).mapToObj(i -> put(series, i)).toList();
    }

    static List<String> reads(int people, int count) {
        return drawn(people, count).mapToObj(ProfileRequests::read).toList();
    }

    /** The same with a token of their own. */
    static List<String> reads(int people, int count, String token) {
        return reads(people, count).stream()
                .map(line -> line + "\t\tAuthorization: Bearer " + token)
                .toList();
    }

    static List<String> finds(int people, int count, String officer) {
        return drawn(people, count).mapToObj(i -> find(i, officer)).toList();
    }

    private static IntStream drawn(int people, int count) {
        var random = new SplittableRandom(1);
        return IntStream.generate(() -> random.nextInt(people)).limit(count);
    }
}

package cn.xinshou.bench;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/** What is sent, one request a line: method, path, body. The same in every run. */
record Requests(Terms terms) {

    private static final int YES_OF_TEN = 8;

    /** Questions about people drawn at random; eight of ten are answered yes, the others refused, withdrawn or never asked. */
    List<String> questions(int people, int count, String path) {
        var random = new SplittableRandom(1);
        var population = new People(terms);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    var person = random.nextInt(people);
                    var place = i % 10 < YES_OF_TEN ? random.nextInt(2) : 2 + random.nextInt(3);
                    return "POST\t" + path + "\t" + question(People.id(person), population.offer(person, place), "");
                })
                .toList();
    }

    static String question(UUID person, Terms.Offer offer, String context) {
        return """
                {"subject":{"type":"person","id":"%s"},"action":{"name":"use","properties":{"purpose":"%s"}},"resource":{"type":"data","id":"%s"}%s}""".formatted(person, offer.purpose(), offer.item(), context);
    }

    /** A yes of somebody nobody has heard of. {@code series} keeps two loads on one database apart. */
    List<String> firstGrants(int series, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> act(
                        new UUID(0xFACE_0000L + series, i),
                        terms.offers().get(i % terms.offers().size()),
                        "grant"))
                .toList();
    }

    String act(UUID person, Terms.Offer offer, String action) {
        return "POST\t/subjects/%s/consents\t{\"purpose\":\"%s\",\"action\":\"%s\",\"policyVersion\":\"%s\",\"textDigest\":\"%s\",\"language\":\"zh\",\"surface\":\"web:sign-up\",\"separate\":true}"
                .formatted(person, offer.purpose(), action, terms.version(), terms.digest());
    }
}

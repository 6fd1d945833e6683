package cn.xinshou.identity.copy;

import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.problem.IdentityProblem;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What a person opens their package with. Unpacking programs stretch it little, so that it has to be long itself; and it must not be made of
 * what somebody who knows the person would try.
 */
public final class Passphrase {

    private static final int SHORTEST = 12;
    private static final int LONGEST = 128;
    private static final int FEWEST_DIFFERENT = 8;
    private static final int LONG_ENOUGH_OF_ONE_KIND = 20;

    /** Shorter pieces of somebody's data stand in many a phrase by chance. */
    private static final int SHORTEST_TELLING = 5;

    /** What every unpacking program reads alike. */
    private static final Pattern VISIBLE_ASCII = Pattern.compile("[ -~]*");

    private final String text;

    private Passphrase(String text) {
        this.text = text;
    }

    /** @throws Problem PASSPHRASE_TOO_WEAK, saying in what way, never what was sent */
    public static Passphrase of(String text, PersonalCopy copy) {
        if (!VISIBLE_ASCII.matcher(text).matches()) {
            throw weak("must be of letters, digits, blanks and signs of ASCII, which every program reads alike");
        }
        if (text.length() < SHORTEST || text.length() > LONGEST) {
            throw weak("must be " + SHORTEST + " to " + LONGEST + " characters long");
        }
        if (text.chars().distinct().count() < FEWEST_DIFFERENT) {
            throw weak("must have at least " + FEWEST_DIFFERENT + " different characters");
        }
        if (text.length() < LONG_ENOUGH_OF_ONE_KIND && kinds(text) < 2) {
            throw weak("must mix letters with digits or signs, or be " + LONG_ENOUGH_OF_ONE_KIND + " characters long");
        }
        var plain = plain(text);
        if (copy.items().stream()
                .filter(held -> held.value().isTextual() && !held.item().equals("photo"))
                .map(held -> plain(held.value().asText()))
                .anyMatch(value -> value.length() >= SHORTEST_TELLING && plain.contains(value))) {
            throw weak("must not contain what is known about the person");
        }
        return new Passphrase(text);
    }

    char[] characters() {
        return text.toCharArray();
    }

    @Override
    public String toString() {
        return "Passphrase[…]";
    }

    private static long kinds(String text) {
        return text.chars()
                .map(character -> Character.isLetter(character) ? 0 : Character.isDigit(character) ? 1 : 2)
                .distinct()
                .count();
    }

    /** As somebody who guesses would vary it: without case and signs. */
    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }

    private static Problem weak(String why) {
        return Problem.of(IdentityProblem.PASSPHRASE_TOO_WEAK, "Choose another one; a few unrelated words do well.")
                .field("passphrase", why);
    }
}

package cn.xinshou.consent.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LinkedPeopleTest {

    private static final int MANY = 10_000;

    private final LinkedPeople people = new LinkedPeople();

    @Test
    void holdsEverybodyWhoWasAddedHoweverOftenAndNobodyElse() {
        var added = Stream.generate(UUID::randomUUID).limit(MANY).toList();
        var others = Stream.generate(UUID::randomUUID).limit(MANY).toList();

        added.forEach(this::add);
        added.forEach(this::add);

        assertThat(added).allMatch(this::contains);
        assertThat(others).noneMatch(this::contains);
    }

    @Test
    void tellsPeopleApartWhoseIdsAreAlike() {
        people.add(1, 2);

        assertThat(people.contains(1, 2)).isTrue();
        assertThat(people.contains(2, 1)).isFalse();
        assertThat(people.contains(1, 3)).isFalse();
        assertThat(people.contains(0, 0)).isFalse();
    }

    private void add(UUID person) {
        people.add(person.getMostSignificantBits(), person.getLeastSignificantBits());
    }

    private boolean contains(UUID person) {
        return people.contains(person.getMostSignificantBits(), person.getLeastSignificantBits());
    }
}

package cn.xinshou.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BenchTest {

    private static final Terms TERMS = new Terms(
            "2025-01-01",
            "a".repeat(64),
            List.of(
                    new Terms.Offer("a", "phone"),
                    new Terms.Offer("b", "email"),
                    new Terms.Offer("c", "name"),
                    new Terms.Offer("d", "city"),
                    new Terms.Offer("e", "photo")));

    @Test
    void aFigureIsHeldToItsBarOnTheRightSide() {
        assertThat(Bar.atLeast(0.8).met(0.8)).isTrue();
        assertThat(Bar.atLeast(0.8).met(0.79)).isFalse();
        assertThat(Bar.atMost(1.5).met(1.5)).isTrue();
        assertThat(Bar.atMost(1.5).met(1.51)).isFalse();
    }

    @Test
    void whatCouldNotBeMeasuredIsMissed() {
        assertThat(Finding.ratio("rate", 10, 0, "/s", Bar.atMost(2)).verdict()).isEqualTo("MISSED");
    }

    @Test
    void aRatioIsWhatWasMeasuredOverWhatItIsHeldAgainst() {
        assertThat(Finding.ratio("rate", 150, 100, "/s", Bar.atLeast(0.8)))
                .isEqualTo(new Finding("rate", "150 /s", "100 /s", "1.50", "≥ 0.80", true));
    }

    @Test
    void aTableStandsInColumns() {
        var table = new Table(
                "row: question",
                List.of(Finding.ratio("rate", 9000, 10_000, "/s", Bar.atLeast(0.95)), Finding.figure("people", 3, "")));

        assertThat(table.text()).isEqualTo("""
                row: question
                  what    measured  against    ratio  bar
                  rate    9,000 /s  10,000 /s  0.90   ≥ 0.95  MISSED
                  people  3.00
                """);
    }

    @Test
    void rowsAreChosenByNameAndOnlyKnownOnes() {
        assertThat(Bench.chosen(List.of("decision-http"))).singleElement().isInstanceOf(DecisionHttpRow.class);
        assertThat(Bench.chosen(List.of("all"))).hasSameSizeAs(Bench.ROWS);
        assertThat(Bench.chosen(List.of("decision-http", "nonsense"))).isEmpty();
    }

    @Test
    void whatWrkSaysIsUnderstood() {
        var load = Wrk.parse(
                "noise\nRESULT requests=1000 micros=500000 p50=1500 p99=20000 max=31000 refused=0 broken=0\n");

        assertThat(load.rate()).isEqualTo(2000);
        assertThat(load.p99Millis()).isEqualTo(20);
        assertThat(load.maxMillis()).isEqualTo(31);
    }

    @Test
    void questionsAreJsonAboutDifferentPeople() throws Exception {
        var people = new HashSet<String>();
        for (var line : new Requests(TERMS).questions(10_000, 1000, "/access/v1/evaluation")) {
            var parts = line.split("\t");
            var body = new ObjectMapper().readTree(parts[2]);
            assertThat(body.at("/action/properties/purpose").asText()).isNotEmpty();
            people.add(body.at("/subject/id").asText());
        }
        assertThat(people).hasSizeGreaterThan(900);
    }

    @Test
    void growthIsTheRateAtTheLastSizeOverTheRateAtTheFirst() {
        var growth = new Growth();
        List.of(200.0, 150.0, 90.0).forEach(rate -> growth.add("get", rate));

        assertThat(growth.findings())
                .containsExactly(new Finding("get (at 100 k: 150 /s)", "90.0 /s", "200 /s", "0.45", "≥ 0.50", false));
    }

    @Test
    void everyProfileIsOfSomebodyElseWithAPhoneAndANumberOfTheirOwn() throws Exception {
        var phones = new HashSet<String>();
        var numbers = new HashSet<String>();
        for (var i = 0; i < 20_000; i++) {
            var body = new ObjectMapper().readTree(ProfileRequests.body(i));
            phones.add(body.path("phone").asText());
            numbers.add(body.path("idNumber").asText());
        }
        assertThat(phones).hasSize(20_000);
        assertThat(numbers).hasSize(20_000);
        assertThat(ProfileRequests.puts(1, 1000)).doesNotContainAnyElementsOf(ProfileRequests.puts(2, 1000));
    }

    @Test
    void ofTenPeopleOneHoldsWhatIsDueAndOfAHundredOneHoldsNothingElse() {
        var ending = IntStream.range(0, 100)
                .mapToObj(i -> IdentityPeople.values(i).keySet().stream()
                        .filter(item -> IdentityPeople.purpose(i, item).equals(IdentityPeople.ENDING))
                        .count())
                .toList();

        assertThat(ending).filteredOn(items -> items > 0).hasSize(10);
        assertThat(ending).filteredOn(items -> items == 6).hasSize(1);
    }

    @Test
    void aRetentionRunIsTimedByItsOwnReportAndHeldAgainstTheSlowestWriteBesideIt() throws Exception {
        var run = new ObjectMapper().readTree("""
                {"startedAt": "2026-01-01T03:00:00Z", "endedAt": "2026-01-01T03:05:00Z",
                 "purposes": [{"erased": 200, "busy": 2}, {"erased": 100, "busy": 1}]}
                """);
        var before = new Wrk.Load(1000, 10, 1, 5, 40, 0, 0);
        var beside = List.of(new Wrk.Load(400, 10, 1, 5, 80, 0, 0), new Wrk.Load(600, 10, 1, 5, 1200, 0, 0));

        var findings = RetentionRow.findings(run, before, beside, 4);

        assertThat(findings)
                .extracting(Finding::measured)
                .containsExactly(
                        "5.00 min", "300", "1.00 /s", "50.0 /s", "1,200 ms", "1,200 ms", "3.00 items", "1.00 items");
        assertThat(findings)
                .extracting(Finding::verdict)
                .containsExactly("met", "", "", "", "", "MISSED", "", "MISSED");
    }

    /** GB 11643 gives these two as its examples. */
    @Test
    void numbersHaveTheCheckCharacterOfTheStandard() {
        assertThat(IdentityPeople.checked("11010519491231002")).isEqualTo("11010519491231002X");
        assertThat(IdentityPeople.checked("44052418800101001")).isEqualTo("440524188001010014");
    }

    @Test
    void everyGrantIsOfSomebodyElse() {
        var requests = new Requests(TERMS);

        assertThat(requests.firstGrants(1, 1000)).doesNotHaveDuplicates();
        assertThat(requests.firstGrants(2, 1000)).doesNotContainAnyElementsOf(requests.firstGrants(1, 1000));
    }
}

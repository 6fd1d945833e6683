package cn.xinshou.verifier.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.verifier.note.Checkpoint;
import cn.xinshou.verifier.note.VerifierKey;
import cn.xinshou.verifier.verdict.BadInput;
import cn.xinshou.verifier.verdict.Disproved;
import java.util.Arrays;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CheckedLedgerTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 255, 256, 257, 511, 512, 1000, 66_000})
    void anHonestLedgerHolds(int size) {
        FakeLedger ledger = new FakeLedger(size);

        assertThat(check(ledger, true).checkpoint().size()).isEqualTo(size);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "300, 0", "300, 255", "300, 256", "300, 299", "66000, 65999"})
    void anAlteredEntryIsNamed(int size, int index) {
        FakeLedger ledger = new FakeLedger(size);
        String bundle = TilePath.entries(index / 256, Math.min(256, size - index / 256 * 256))
                .toString();
        byte[] bytes = ledger.files.get(bundle);
        String id = "event-" + index + "\"";
        bytes[new String(bytes, UTF_8).indexOf(id)] = 'E';

        assertDisproved(() -> check(ledger, true), index);
    }

    @Test
    void theFirstOfTwoAlteredEntriesIsNamed() {
        FakeLedger ledger = new FakeLedger(600);
        for (String bundle : new String[] {"tile/entries/001", "tile/entries/002.p/88"}) {
            ledger.files.get(bundle)[10] ^= 1;
        }

        assertDisproved(() -> check(ledger, true), 256);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 255})
    void anAlteredLeafHashIsNamedWithTheEntriesAtHand(int index) {
        FakeLedger ledger = new FakeLedger(300);
        ledger.files.get("tile/0/000")[index * 32] ^= 1;

        assertDisproved(() -> check(ledger, true), index);
    }

    @Test
    void anAlteredLeafHashIsNarrowedDownWithoutEntries() {
        FakeLedger ledger = new FakeLedger(600);
        ledger.files.get("tile/0/001")[0] ^= 1;

        assertThatThrownBy(() -> check(ledger, false))
                .isInstanceOf(Disproved.class)
                .hasMessageContaining("between index 256 and 511");
    }

    @Test
    void everyBitOfEveryTileCounts() {
        FakeLedger ledger = new FakeLedger(300);
        for (String tile : new String[] {"tile/0/000", "tile/0/001.p/44", "tile/1/000.p/1"}) {
            byte[] bytes = ledger.files.get(tile);
            for (int i = 0; i < bytes.length; i += 7) {
                bytes[i] ^= 0x10;
                assertThatThrownBy(() -> check(ledger, false)).as(tile).isInstanceOf(Disproved.class);
                bytes[i] ^= 0x10;
            }
        }
    }

    @Test
    void aLostTailIsNamedByItsFirstIndex() {
        FakeLedger ledger = new FakeLedger(600);
        ledger.files.remove("tile/0/002.p/88");

        assertDisproved(() -> check(ledger, false), 512);
    }

    @Test
    void aTileCutShortIsNamedByItsFirstMissingIndex() {
        FakeLedger ledger = new FakeLedger(600);
        ledger.files.put("tile/0/001", Arrays.copyOf(ledger.files.get("tile/0/001"), 32 * 3 + 5));

        assertDisproved(() -> check(ledger, false), 256 + 3);
    }

    @Test
    void aBundleCutShortIsNamed() {
        FakeLedger ledger = new FakeLedger(10);
        byte[] bundle = ledger.files.get("tile/entries/000.p/10");
        ledger.files.put("tile/entries/000.p/10", Arrays.copyOf(bundle, bundle.length - 1));

        assertDisproved(() -> check(ledger, true), 9);
    }

    @Test
    void aFullTileServesForAPartialOneThatIsGone() {
        FakeLedger ledger = new FakeLedger(512);
        ledger.files.put("checkpoint", ledger.checkpoint(300).getBytes(UTF_8));
        ledger.files.put("tile/1/000.p/1", Arrays.copyOf(ledger.files.get("tile/1/000.p/2"), 32));

        assertThatCode(() -> check(ledger, true)).doesNotThrowAnyException();
    }

    @Test
    void aCheckpointOfHugeSizeIsRefusedInWords() {
        FakeLedger ledger = new FakeLedger(3);
        String huge = ledger.key.checkpoint(
                Long.MAX_VALUE, ledger.leafHashes.getFirst().base64());
        ledger.files.put("checkpoint", huge.getBytes(UTF_8));

        assertThatThrownBy(() -> check(ledger, false))
                .isInstanceOf(BadInput.class)
                .hasMessageContaining("at most");
    }

    @Test
    void aLedgerExtendsEveryOlderStateOfItself() {
        FakeLedger ledger = new FakeLedger(300);
        CheckedLedger checked = check(ledger, false);

        for (int size : new int[] {0, 1, 255, 256, 257, 300}) {
            checked.mustExtend(open(ledger, ledger.checkpoint(size)));
        }
    }

    @Test
    void anotherHistoryIsNotExtended() {
        FakeLedger ledger = new FakeLedger(300);
        String forged = ledger.key.checkpoint(100, ledger.leafHashes.getFirst().base64());

        assertThatThrownBy(() -> check(ledger, false).mustExtend(open(ledger, forged)))
                .isInstanceOf(Disproved.class)
                .hasMessageContaining("rewritten");
    }

    @Test
    void aLedgerThatShrankIsRefused() {
        FakeLedger ledger = new FakeLedger(300);
        String older = ledger.checkpoint(300);
        ledger.files.put("checkpoint", ledger.checkpoint(299).getBytes(UTF_8));
        ledger.files.put("tile/0/001.p/43", Arrays.copyOf(ledger.files.get("tile/0/001.p/44"), 43 * 32));

        assertThatThrownBy(() -> check(ledger, false).mustExtend(open(ledger, older)))
                .isInstanceOf(Disproved.class)
                .hasMessageContaining("shrunk");
    }

    @Test
    void answersThatRepeatTheLeavesHold() {
        FakeLedger ledger = new FakeLedger(40);

        assertThatCode(() -> new EntryAnswers(ledger).check(check(ledger, true)))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"index\":17,",
                "\"eventId\":\"event-17\"",
                "\"index\":17,\"eventId\":\"event-17\",\"type\":\"test.v1\"",
                "\"index\":17,\"eventId\":\"event-17\",\"type\":\"test.v1\",\"source\":\"/test\",\"time\":\"2026-09-01T00:00:00"
            })
    void anAnswerThatSaysSomethingElseThanTheLeafIsNamed(String until) {
        FakeLedger ledger = new FakeLedger(40);
        String page = new String(ledger.files.get("entries?limit=500"), UTF_8);
        int last = page.indexOf(until) + until.length() - 2;
        String altered = page.substring(0, last) + (page.charAt(last) == '1' ? '2' : '1') + page.substring(last + 1);
        ledger.files.put("entries?limit=500", altered.getBytes(UTF_8));

        assertDisproved(() -> new EntryAnswers(ledger).check(check(ledger, true)), 17);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 5, tile/0/000.p/5",
        "999, 256, tile/0/999",
        "1000, 256, tile/0/x001/000",
        "1234067, 1, tile/0/x001/x234/067.p/1"
    })
    void pathsAreThoseOfTlogTiles(long number, int width, String path) {
        assertThat(TilePath.hashes(0, number, width)).hasToString(path);
    }

    private static CheckedLedger check(FakeLedger ledger, boolean entries) {
        return CheckedLedger.check(ledger, VerifierKey.parse(ledger.key.vkey()), entries);
    }

    private static Checkpoint open(FakeLedger ledger, String note) {
        return Checkpoint.open(note.getBytes(UTF_8), VerifierKey.parse(ledger.key.vkey()));
    }

    private static void assertDisproved(org.assertj.core.api.ThrowableAssert.ThrowingCallable check, long index) {
        assertThatThrownBy(check)
                .isInstanceOfSatisfying(
                        Disproved.class,
                        disproved -> assertThat(disproved.index()).isEqualTo(OptionalLong.of(index)));
    }
}

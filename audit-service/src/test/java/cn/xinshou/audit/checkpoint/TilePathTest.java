package cn.xinshou.audit.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {

    @ParameterizedTest
    @CsvSource({"000, 0, 256", "999, 999, 256", "x001/000, 1000, 256", "x001/x234/067, 1234067, 256", "005.p/17, 5, 17"
    })
    void addressesAreRead(String path, long n, int width) {
        assertThat(TilePath.read(path)).contains(new TilePath(n, width));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "00",
                "0000",
                "x000/001",
                "001/000",
                "x001",
                "000.p/0",
                "000.p/256",
                "000.p/01",
                "000.p",
                "-01",
                "000/"
            })
    void otherWaysToWriteThemAreNot(String path) {
        assertThat(TilePath.read(path)).isEmpty();
    }

    @Test
    void aTileIsInTheTreeOnceAllItsHashesAre() {
        assertThat(new TilePath(0, 256).isIn(255, 0)).isFalse();
        assertThat(new TilePath(0, 256).isIn(256, 0)).isTrue();
        assertThat(new TilePath(0, 1).isIn(255, 1)).isFalse();
        assertThat(new TilePath(0, 1).isIn(256, 1)).isTrue();
        assertThat(new TilePath(999_999_999_999_999_999L, 256).isIn(1_000, 0)).isFalse();
        assertThat(new TilePath(0, 1).isIn(Long.MAX_VALUE, 63)).isFalse();
    }
}

package cn.xinshou.identity.item;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.TextNode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeBandTest {

    @ParameterizedTest
    @CsvSource({
        "2012-11-24, 2026-11-23, UNDER_14",
        "2012-11-24, 2026-11-24, FROM_14",
        "2008-11-24, 2026-11-23, FROM_14",
        "2008-11-24, 2026-11-24, ADULT",
        "2012-02-29, 2026-02-28, UNDER_14",
        "2012-02-29, 2026-03-01, FROM_14",
        "2008-02-29, 2026-02-28, FROM_14",
        "2008-02-29, 2026-03-01, ADULT"
    })
    void changesOnTheBirthday(LocalDate born, LocalDate today, AgeBand band) {
        assertThat(AgeBand.of(Map.of(Item.BIRTH_DATE, new TextNode(born.toString())), today))
                .contains(band);
    }

    @Test
    void isToldByTheIdNumberWhereNoDateIsHeld() {
        assertThat(AgeBand.of(Map.of(Item.ID_NUMBER, new TextNode("11010520121124001X")), LocalDate.of(2026, 11, 23)))
                .contains(AgeBand.UNDER_14);
    }

    @Test
    void isUnknownWithoutEither() {
        assertThat(AgeBand.of(Map.of(Item.NAME, new TextNode("李")), LocalDate.of(2026, 11, 23)))
                .isEmpty();
    }
}

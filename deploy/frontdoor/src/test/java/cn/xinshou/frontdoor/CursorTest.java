package cn.xinshou.frontdoor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.frontdoor.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    @Test
    void aCursorLeadsBackToItsPlace() {
        assertThat(Cursor.decode(Cursor.encode(42, "a b|c"), 2)).containsExactly("42", "a b|c");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%%%", "YQ", "AAAA_-"})
    void anInventedCursorIsRefused(String invented) {
        assertThatThrownBy(() -> Cursor.decode(invented, 2)).isInstanceOf(Problem.class);
    }

    @Test
    void aPageEndsWhereOneMoreRowWasFound() {
        var page = Page.of(List.of(1, 2, 3), 2, Cursor::encode);

        assertThat(page.items()).containsExactly(1, 2);
        assertThat(page.next()).isEqualTo(Cursor.encode(2));
    }

    @Test
    void theLastPageHasNoNext() {
        assertThat(Page.of(List.of(1, 2), 2, Cursor::encode).next()).isNull();
    }
}

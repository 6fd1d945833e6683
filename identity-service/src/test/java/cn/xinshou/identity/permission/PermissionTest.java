package cn.xinshou.identity.permission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.xinshou.frontdoor.problem.CommonProblem;
import cn.xinshou.frontdoor.problem.Problem;
import cn.xinshou.identity.item.Item;
import jakarta.ws.rs.ProcessingException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PermissionTest {

    private static final ProcessingException UNCONNECTED = new ProcessingException(new ConnectException());
    private static final ProcessingException TOO_SLOW = new ProcessingException(new SocketTimeoutException());

    private final Deque<RuntimeException> failures = new ArrayDeque<>();
    private final Deque<Evaluation.Question> questions = new ArrayDeque<>();
    private final Permission permission = new Permission(question -> {
        questions.add(question);
        if (!failures.isEmpty()) {
            throw failures.remove();
        }
        return new Evaluation.Answer(true, null);
    });

    private void collect() {
        permission.toCollect(UUID.randomUUID(), "exam-registration", List.of(Item.NAME));
    }

    @Test
    void aConnectionThatFailsIsTriedOnceMore() {
        failures.add(UNCONNECTED);

        assertThatCode(this::collect).doesNotThrowAnyException();
        assertThat(questions).hasSize(2);
    }

    @Test
    void aNeighbourThatIsAwayIsANo() {
        failures.addAll(List.of(UNCONNECTED, UNCONNECTED));

        assertThat(catchThrowableOfType(Problem.class, this::collect).kind()).isEqualTo(CommonProblem.UNAVAILABLE);
        assertThat(questions).hasSize(2);
    }

    @Test
    void aSlowNeighbourIsNotAskedAgain() {
        failures.add(TOO_SLOW);

        assertThat(catchThrowableOfType(Problem.class, this::collect).kind()).isEqualTo(CommonProblem.UNAVAILABLE);
        assertThat(questions).hasSize(1);
    }

    @Test
    void nothingIsAskedAboutNothing() {
        permission.toCollect(UUID.randomUUID(), "exam-registration", List.of());

        assertThat(questions).isEmpty();
    }

    @Test
    void itemsAreAskedForByWhatTheyWereCollectedFor() {
        permission.toRead(
                UUID.randomUUID(),
                "exam-news",
                List.of(Item.NAME, Item.PHONE, Item.EMAIL),
                Map.of(Item.NAME, "exam-registration", Item.PHONE, "exam-registration"));

        assertThat(questions)
                .map(question -> question.resource().properties())
                .containsExactly(
                        Map.of("items", List.of("name", "phone"), "collectedFor", "exam-registration"),
                        Map.of("items", List.of("email"), "collectedFor", "exam-news"));
    }
}

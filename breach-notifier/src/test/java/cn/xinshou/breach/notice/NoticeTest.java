package cn.xinshou.breach.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.xinshou.breach.Calls;
import cn.xinshou.frontdoor.problem.Problem;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {

    private static final Instant NOW = Instant.parse("2026-11-20T02:00:00Z");
    private static final String HASH = "a".repeat(64);
    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    private static ObjectNode complete() {
        try {
            return JSON.readValue(Calls.COMPLETE, ObjectNode.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static NoticeContent content(ObjectNode json) {
        return JSON.convertValue(json, NoticeContent.class);
    }

    private static Notice notice(NoticeContent content) {
        return new Notice(UUID.randomUUID(), UUID.randomUUID(), content, "writer", NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"title", "happened", "cause", "impact", "measures", "advice", "remedies", "contact"})
    void eachPartIsRequiredInBothLanguages(String part) {
        var json = complete();
        json.remove(part);

        assertThat(NoticeLint.of(content(json))).extracting(e -> e.field()).containsExactly(part + ".zh", part + ".en");
    }

    @ParameterizedTest
    @ValueSource(strings = {"dataKinds", "channels"})
    void eachListIsRequired(String part) {
        var json = complete();
        json.putArray(part);

        assertThat(NoticeLint.of(content(json))).extracting(e -> e.field()).containsExactly(part);
    }

    @Test
    void oneLanguageIsNotEnough() {
        var json = complete();
        json.withObject("/impact").put("en", "   ");

        assertThatThrownBy(() -> notice(content(json)).submit(NOW))
                .isInstanceOfSatisfying(
                        Problem.class,
                        p -> assertThat(p.errors())
                                .extracting(Problem.FieldError::field)
                                .containsExactly("impact.en"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            张三 11010519491231002X 的信息
            号码 110105 19491231 0021 泄露
            他的手机 13812345678
            call +86 138 1234 5678
            我们保证绝对安全
            data is 100% safe
            理论上不会泄露
            """)
    void nobodysNumberAndNoImpossiblePromiseMayStandInIt(String text) {
        var json = complete();
        json.withObject("/happened").put("zh", text);

        assertThat(NoticeLint.of(content(json))).extracting(e -> e.field()).containsExactly("happened.zh");
    }

    @ParameterizedTest
    @ValueSource(strings = {"事件编号 202611200001234567890123", "涉及 1380000000 条记录", "2026年11月20日10时30分"})
    void otherNumbersMay(String text) {
        var json = complete();
        json.withObject("/happened").put("zh", text);

        assertThat(NoticeLint.of(content(json))).isEmpty();
    }

    @Test
    void whoWroteItCannotApproveIt() {
        var notice = notice(content(complete()));
        notice.edit(content(complete()), "editor");

        assertThatThrownBy(() -> notice.requireOtherThanWriters("writer")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> notice.requireOtherThanWriters("editor")).isInstanceOf(Problem.class);
        notice.requireOtherThanWriters("reader");
    }

    @Test
    void onlyWhatWasApprovedIsSent() {
        var notice = notice(content(complete()));
        notice.submit(NOW);
        notice.approve(HASH, 1, "reader", NOW);

        assertThatThrownBy(() -> notice.send("b".repeat(64), NOW)).isInstanceOf(Problem.class);
        notice.send(HASH, NOW);
        assertThat(notice.state()).isEqualTo(NoticeState.SENDING);
    }

    @Test
    void anEditMakesItADraftAgain() {
        var notice = notice(content(complete()));
        notice.submit(NOW);
        notice.approve(HASH, 1, "reader", NOW);

        notice.edit(content(complete()), "writer");

        assertThat(notice.state()).isEqualTo(NoticeState.DRAFT);
        assertThat(notice.boundHash()).isNull();
    }

    @Test
    void whatIsUnderWayCannotBeEdited() {
        var notice = notice(content(complete()));
        notice.submit(NOW);
        notice.approve(HASH, 1, "reader", NOW);
        notice.send(HASH, NOW);

        assertThatThrownBy(() -> notice.edit(content(complete()), "writer")).isInstanceOf(Problem.class);
        assertThatThrownBy(notice::recipientsChanged).isInstanceOf(Problem.class);
    }

    @Test
    void whoStoppedItCannotResumeIt() {
        var notice = notice(content(complete()));
        notice.submit(NOW);
        notice.approve(HASH, 1, "reader", NOW);
        notice.send(HASH, NOW);
        notice.stop("anybody");

        assertThatThrownBy(() -> notice.resume("anybody")).isInstanceOf(Problem.class);
        notice.resume("another");
        assertThat(notice.state()).isEqualTo(NoticeState.SENDING);
    }
}

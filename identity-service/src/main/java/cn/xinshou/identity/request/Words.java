package cn.xinshou.identity.request;

import cn.xinshou.identity.right.RequestKind;
import cn.xinshou.identity.right.Word;
import jakarta.persistence.AttributeConverter;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Stores enums under their published words. */
abstract class Words<E extends Word> implements AttributeConverter<E, String> {

    private final Function<String, E> reader;

    private Words(Function<String, E> reader) {
        this.reader = reader;
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable String convertToDatabaseColumn(@Nullable E constant) {
        return constant == null ? null : constant.word();
    }

    @Override
    @SuppressWarnings("NullAway")
    public @Nullable E convertToEntityAttribute(@Nullable String word) {
        return word == null ? null : reader.apply(word);
    }

    static class OfKind extends Words<RequestKind> {
        OfKind() {
            super(RequestKind::of);
        }
    }

    static class OfState extends Words<RequestState> {
        OfState() {
            super(word -> RequestState.of(word).orElseThrow());
        }
    }

    static class OfChannel extends Words<Channel> {
        OfChannel() {
            super(Channel::of);
        }
    }

    static class OfRequester extends Words<Requester> {
        OfRequester() {
            super(Requester::of);
        }
    }

    static class OfGround extends Words<Ground> {
        OfGround() {
            super(Ground::of);
        }
    }

    static class OfDueRule extends Words<DueRule> {
        OfDueRule() {
            super(DueRule::of);
        }
    }

    static class OfNoteKind extends Words<NoteKind> {
        OfNoteKind() {
            super(NoteKind::of);
        }
    }

    static class OfLanguage extends Words<Language> {
        OfLanguage() {
            super(Language::of);
        }
    }

    static class OfComplaintState extends Words<ComplaintState> {
        OfComplaintState() {
            super(ComplaintState::of);
        }
    }
}

package cn.xinshou.breach.message;

import cn.xinshou.breach.notice.NoticeLint;
import cn.xinshou.frontdoor.problem.Problem.FieldError;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What keeps a message from being taken: a value that its text has no place for, one that is missing or of another form, a person's
 * number inside (P4.5), or a link that leads out of the house.
 */
@ApplicationScoped
class MessageLint {

    private final MessageConfig config;

    MessageLint(MessageConfig config) {
        this.config = config;
    }

    /** Everything that is wrong, by field such as {@code parameters.text}; never quotes a value. */
    List<FieldError> of(MessageKind kind, Map<String, String> parameters) {
        var found = new ArrayList<FieldError>();
        for (var slot : kind.slots()) {
            if (slot.needed() && !parameters.containsKey(slot.name())) {
                found.add(new FieldError("parameters." + slot.name(), "is missing"));
            }
        }
        parameters.forEach((name, value) -> check(found, kind.slot(name), value));
        return found;
    }

    private void check(List<FieldError> found, MessageKind.@org.jspecify.annotations.Nullable Slot slot, String value) {
        if (slot == null) {
            found.add(new FieldError("parameters", "has a value that this kind has no place for"));
            return;
        }
        var field = "parameters." + slot.name();
        if (!slot.shape().fits(value)) {
            found.add(new FieldError(field, slot.shape().demand()));
        } else if (slot.shape() == Shape.LINK && config.links().stream().noneMatch(value::startsWith)) {
            found.add(new FieldError(field, Shape.LINK.demand()));
        } else if (isWords(slot.shape()) && carriesNumber(value)) {
            found.add(new FieldError(field, "must not contain an ID number or a mobile number"));
        }
    }

    private static boolean isWords(Shape shape) {
        return shape == Shape.TEXT || shape == Shape.NAME;
    }

    /** Whether somebody's ID number or mobile number is in it. */
    boolean carriesNumber(String text) {
        return NoticeLint.carriesPersonalNumber(text);
    }
}

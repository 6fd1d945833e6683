package cn.xinshou.identity.request.intake;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What somebody says in a request: text or an object, of bounded size and characters that can be written down. */
@Constraint(validatedBy = ValidWords.Validator.class)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.PARAMETER})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidWords {

    String message() default "must be text or an object, at most 16,000 characters, without NUL and broken characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Judges the text that the JSON stands for. */
    class Validator implements ConstraintValidator<ValidWords, JsonNode> {

        private static final int LONGEST = 16_000;

        @Override
        public boolean isValid(@Nullable JsonNode words, ConstraintValidatorContext context) {
            if (words == null || words.isNull()) {
                return true;
            }
            return (words.isTextual() ? !words.textValue().isBlank() : words.isObject())
                    && words.toString().length() <= LONGEST
                    && isWritable(words);
        }

        private static boolean isWritable(JsonNode words) {
            if (words.isTextual()) {
                return isWritable(words.textValue());
            }
            for (var part : words.properties()) {
                if (!isWritable(part.getKey()) || !isWritable(part.getValue())) {
                    return false;
                }
            }
            for (var element : words) {
                if (!isWritable(element)) {
                    return false;
                }
            }
            return true;
        }

        private static boolean isWritable(String text) {
            return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
        }
    }
}

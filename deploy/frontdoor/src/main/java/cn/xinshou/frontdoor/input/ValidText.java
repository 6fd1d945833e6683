package cn.xinshou.frontdoor.input;

import jakarta.validation.Constraint;
import jakarta.validation.OverridesAttribute;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Text that a person wrote: something besides blanks, no control characters but tab and line breaks, not longer than it may be. */
@Size(min = 1)
@Pattern(regexp = "(?s)(?=.*\\S)[^\\p{Cc}\\uFFFE\\uFFFF&&[^\\t\\r\\n]]*")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target({ElementType.FIELD, ElementType.PARAMETER, ElementType.TYPE_USE, ElementType.RECORD_COMPONENT})
@Retention(RetentionPolicy.RUNTIME)
public @interface ValidText {

    /** In UTF-16 code units. */
    @OverridesAttribute(constraint = Size.class, name = "max")
    int max() default 1_000;

    String message() default "must be text of at most {max} characters, not blank, without control characters";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

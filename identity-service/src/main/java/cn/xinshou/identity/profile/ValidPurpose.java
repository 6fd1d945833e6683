package cn.xinshou.identity.profile;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import jakarta.validation.ReportAsSingleViolation;
import jakarta.validation.constraints.Pattern;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The id of a purpose, as policies write it. Whether the policy has such a purpose is for consent-service to say. */
@Pattern(regexp = "[a-z][a-z0-9-]{0,63}")
@ReportAsSingleViolation
@Constraint(validatedBy = {})
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
@interface ValidPurpose {

    String message() default "must be the id of a purpose, such as exam-registration";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

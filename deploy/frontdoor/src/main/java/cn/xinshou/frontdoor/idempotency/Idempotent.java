package cn.xinshou.frontdoor.idempotency;

import jakarta.interceptor.InterceptorBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * With an {@code Idempotency-Key} header, the endpoint has one effect and one answer for 24 hours, also when the same request
 * arrives several times at once. Key, effect and answer are written in one transaction: either all of them are there or none.
 *
 * <p>The answer is kept as JSON in the clear: not for endpoints whose answer holds personal data.
 */
@InterceptorBinding
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}

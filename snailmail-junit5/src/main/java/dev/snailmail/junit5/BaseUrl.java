package dev.snailmail.junit5;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a parameter that takes the URL which keys are relative to, such as {@code http://127.0.0.1:40123/}. Its type
 * is {@link java.net.URI}, {@link java.net.URL} or {@link String}; another type is an error.
 */
@Documented
@Target(ElementType.PARAMETER)
@Retention(RetentionPolicy.RUNTIME)
public @interface BaseUrl {}

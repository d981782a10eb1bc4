package dev.waybill.model.setting;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What a setting takes, as far as the type of the method that reads it does not say so. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Takes {

    /** In words that end the sentence "NAME takes …"; empty for the words of the type. */
    String value() default "";

    /** The only values that are taken; none for any value. */
    String[] oneOf() default {};

    /** A regular expression of the whole value; empty for any text. */
    String matching() default "";

    /** Least number; 0 at a length of time lets it be none at all. */
    long least() default 1;

    /** Greatest number, or greatest number of bytes. */
    long most() default Long.MAX_VALUE;

    /** A type whose {@code of(String)} reads each element of a comma list, and throws where it cannot. */
    Class<?> elements() default String.class;

    /** Whether the value must never be shown. */
    boolean secret() default false;
}

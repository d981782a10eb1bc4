package dev.waybill.operator.login;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Put on a resource class or method: the call needs an operator, given by HTTP Basic or by the members {@code username}
 * and {@code password} of the JSON body. The body may be at most 64 KiB long; the method still gets it whole. Inside
 * the call the operator's name is the user principal of the {@code SecurityContext}. Those of the read-only role are
 * refused with a 403 unless the method is marked {@link ViewersToo}. Source: product page, section 4.
 */
@NameBinding
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface OperatorsOnly {}

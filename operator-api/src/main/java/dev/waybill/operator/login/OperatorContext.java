package dev.waybill.operator.login;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Tells the resource method who is logged in. */
record OperatorContext(String name, @Nullable SecurityContext before) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return () -> name;
    }

    /** There is one role: operator. */
    @Override
    public boolean isUserInRole(String role) {
        return "operator".equals(role);
    }

    @Override
    public boolean isSecure() {
        return before != null && before.isSecure();
    }

    @Override
    public String getAuthenticationScheme() {
        return SecurityContext.BASIC_AUTH;
    }
}

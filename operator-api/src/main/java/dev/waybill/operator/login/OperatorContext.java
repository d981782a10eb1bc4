package dev.waybill.operator.login;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/** Tells the resource method who is logged in. */
record OperatorContext(String name, Role role, @Nullable SecurityContext before) implements SecurityContext {

    @Override
    public Principal getUserPrincipal() {
        return () -> name;
    }

    @Override
    public boolean isUserInRole(String asked) {
        return role.word().equals(asked);
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

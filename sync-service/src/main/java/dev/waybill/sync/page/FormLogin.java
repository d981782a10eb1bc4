package dev.waybill.sync.page;

import dev.waybill.operator.login.HttpLogin;
import dev.waybill.operator.login.LoginOutcome;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Checks what was typed into the form, in the same way and with the same delays as the log-in of the REST calls. */
@Singleton
final class FormLogin implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    private final HttpLogin login;

    FormLogin(HttpLogin login) {
        this.login = login;
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        return login.check(
                        request.getUsername(),
                        new String(request.getPassword().getPassword()),
                        HttpSecurityUtils.getRoutingContextAttribute(request).request())
                .map(outcome -> switch (outcome) {
                    case LoginOutcome.Accepted(var name, var role) -> Who.identity(name, role);
                    case LoginOutcome.Refused refused -> throw new AuthenticationFailedException();
                    case LoginOutcome.Throttled throttled -> throw new AuthenticationFailedException();
                    case LoginOutcome.Overloaded overloaded -> throw new AuthenticationFailedException();
                });
    }
}

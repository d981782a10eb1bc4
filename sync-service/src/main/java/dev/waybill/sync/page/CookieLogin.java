package dev.waybill.sync.page;

import dev.waybill.operator.login.Operators;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.TrustedAuthenticationRequest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;

/** Knows somebody again by the cookie; whoever was taken off the list since then is out. */
@Singleton
final class CookieLogin implements IdentityProvider<TrustedAuthenticationRequest> {

    private final Operators operators;

    CookieLogin(Operators operators) {
        this.operators = operators;
    }

    @Override
    public Class<TrustedAuthenticationRequest> getRequestType() {
        return TrustedAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            TrustedAuthenticationRequest request, AuthenticationRequestContext context) {
        String name = request.getPrincipal();
        return Uni.createFrom()
                .item(() -> operators
                        .roleOf(name)
                        .map(role -> Who.identity(name, role))
                        .orElseThrow(AuthenticationFailedException::new));
    }
}

package dev.waybill.sandbox.accounts;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waybill.sandbox.limits.Limits;
import dev.waybill.sandbox.wire.Json;
import java.time.InstantSource;
import java.util.Set;

/**
 * The Accounts service: one client, one refresh token that does not expire, and the access tokens made with it. Source:
 * Zoho Creator facts 4.
 */
public final class Accounts {

    private static final String INVALID_CODE = "invalid_code";

    private final AccessTokens tokens;
    private Set<String> scopes = Scopes.ALL;
    private boolean revoked;
    private boolean codeUsed;

    /** Accounts as after a reset. */
    public Accounts(Limits limits, InstantSource clock) {
        this.tokens = new AccessTokens(limits.tokensPerTenMinutes(), limits.terms(), clock);
    }

    /** The access tokens. */
    public AccessTokens tokens() {
        return tokens;
    }

    /** Tokens made from now on carry these scopes. */
    public void grant(Set<String> granted) {
        scopes = Set.copyOf(granted);
    }

    /** Makes an access token, or says why not; {@code apiDomain} is where it can be used. */
    AccountsAnswer token(TokenRequest request, String apiDomain) {
        if (!request.clientId().equals(Credentials.CLIENT_ID)) {
            return AccountsAnswer.error("invalid_client");
        }
        if (!request.clientSecret().equals(Credentials.CLIENT_SECRET)) {
            return AccountsAnswer.error("invalid_client_secret");
        }
        return switch (request.grantType()) {
            case "refresh_token" -> refresh(request, apiDomain);
            case "authorization_code" -> exchange(request, apiDomain);
            default -> AccountsAnswer.error("unsupported_grant_type");
        };
    }

    /** Revokes the refresh token; the access tokens made with it die too. */
    AccountsAnswer revoke(String refreshToken) {
        if (revoked || !refreshToken.equals(Credentials.REFRESH_TOKEN)) {
            return AccountsAnswer.error(INVALID_CODE);
        }
        revoked = true;
        tokens.dropAll();
        return AccountsAnswer.ok(Json.object().put("status", "success"));
    }

    private AccountsAnswer refresh(TokenRequest request, String apiDomain) {
        if (revoked || !request.refreshToken().equals(Credentials.REFRESH_TOKEN)) {
            return AccountsAnswer.error(INVALID_CODE);
        }
        return tokens.issue(scopes)
                .map(token -> AccountsAnswer.ok(body(token, apiDomain)))
                .orElseGet(AccountsAnswer::accessDenied);
    }

    private AccountsAnswer exchange(TokenRequest request, String apiDomain) {
        if (codeUsed || !request.code().equals(Credentials.CODE)) {
            return AccountsAnswer.error(INVALID_CODE);
        }
        return tokens.issue(scopes)
                .map(token -> {
                    codeUsed = true;
                    revoked = false;
                    return AccountsAnswer.ok(body(token, apiDomain).put("refresh_token", Credentials.REFRESH_TOKEN));
                })
                .orElseGet(AccountsAnswer::accessDenied);
    }

    private ObjectNode body(AccessToken token, String apiDomain) {
        return Json.object()
                .put("access_token", token.value())
                .put("scope", String.join(" ", token.scopes()))
                .put("api_domain", apiDomain)
                .put("token_type", "Bearer")
                .put("expires_in", tokens.life().toSeconds());
    }
}

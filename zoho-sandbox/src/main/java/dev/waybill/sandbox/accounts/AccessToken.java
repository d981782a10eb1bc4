package dev.waybill.sandbox.accounts;

import java.time.Instant;
import java.util.Set;

/**
 * An access token.
 *
 * @param value what the client sends
 * @param scopes what it allows
 * @param expiresAt the first instant at which it is no longer valid
 */
public record AccessToken(String value, Set<String> scopes, Instant expiresAt) {}

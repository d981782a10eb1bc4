package dev.waybill.sandbox.accounts;

import dev.waybill.sandbox.limits.CallWindow;
import dev.waybill.sandbox.limits.Terms;
import dev.waybill.sandbox.limits.WindowKind;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The access tokens alive. They live an hour unless told otherwise; the 31st makes the oldest die, even if it is in
 * use; so many can be made in 10 minutes. Source: Zoho Creator facts 4.3.
 */
public final class AccessTokens {

    private final InstantSource clock;
    private final CallWindow window;
    private final Terms terms;
    private final Map<String, AccessToken> oldestFirst = new LinkedHashMap<>();
    private long issued;

    /** No tokens yet, and so many to come in 10 minutes; 0 means any number. */
    public AccessTokens(int tokensPerTenMinutes, Terms terms, InstantSource clock) {
        this.clock = clock;
        this.terms = terms;
        this.window = CallWindow.of(WindowKind.FIXED, tokensPerTenMinutes, Duration.ofMinutes(10));
    }

    /** A new token; empty if too many were made. */
    public Optional<AccessToken> issue(Set<String> scopes) {
        Instant now = clock.instant();
        if (!window.take(now)) {
            return Optional.empty();
        }
        oldestFirst.values().removeIf(token -> !now.isBefore(token.expiresAt()));
        if (oldestFirst.size() >= terms.tokensAlive()) {
            oldestFirst.remove(oldestFirst.keySet().iterator().next());
        }
        AccessToken token =
                new AccessToken("1000." + random() + "." + random(), Set.copyOf(scopes), now.plus(terms.tokenLife()));
        oldestFirst.put(token.value(), token);
        issued++;
        return Optional.of(token);
    }

    /** How long a token lives. */
    Duration life() {
        return terms.tokenLife();
    }

    /** The token, if it is alive. */
    public Optional<AccessToken> find(String value) {
        return Optional.ofNullable(oldestFirst.get(value))
                .filter(token -> clock.instant().isBefore(token.expiresAt()));
    }

    /** Makes the token invalid before its time. */
    public void drop(AccessToken token) {
        oldestFirst.remove(token.value());
    }

    /** How many tokens were ever made. */
    public long issued() {
        return issued;
    }

    void dropAll() {
        oldestFirst.clear();
    }

    private static String random() {
        return UUID.randomUUID().toString().replace("-", "");
    }
}

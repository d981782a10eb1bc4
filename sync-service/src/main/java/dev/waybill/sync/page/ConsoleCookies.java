package dev.waybill.sync.page;

import dev.waybill.operator.login.Operators;
import dev.waybill.operator.login.ProxyHops;
import dev.waybill.sync.page.CookieValues.Session;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The cookies of the console as browsers keep them. */
@Singleton
final class ConsoleCookies {

    /**
     * The console's scripts put it on what they fetch by themselves, so that a forgotten page does not stay logged in.
     */
    static final String POLL_HEADER = "Waybill-Poll";

    private static final String SESSION = "waybill-console";
    private static final String BROWSER = "waybill-browser";
    private static final String PATH = "/console";
    private static final Duration BROWSER_LIFE = Duration.ofDays(365);
    private static final Duration RENEWAL = Duration.ofMinutes(1);
    private static final int KEY_BYTES = 32;

    private final CookieValues values;
    private final ProxyHops hops;

    ConsoleCookies(Operators operators, ConsoleConfig config, ProxyHops hops) {
        this.values = new CookieValues(
                operators,
                config.key().map(text -> text.getBytes(StandardCharsets.UTF_8)).orElseGet(ConsoleCookies::madeUpKey));
        this.hops = hops;
    }

    private static byte[] madeUpKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    /** Who is logged in by the cookie of a request. */
    Optional<Session> session(HttpServerRequest request, Instant now) {
        return value(SESSION, request).flatMap(value -> values.read(value, now));
    }

    /** What the browser of a request is counted as, if the name has logged in there before. */
    Optional<String> browser(HttpServerRequest request, String name) {
        return value(BROWSER, request).flatMap(value -> values.readBrowser(value, name));
    }

    /** Logs somebody in. */
    void give(String name, HttpServerRequest request, Instant now) {
        set(new Session(name, now, now), request);
        String browser = value(BROWSER, request)
                .filter(value -> values.readBrowser(value, name).isPresent())
                .orElseGet(() -> values.writeBrowser(name));
        request.response().addCookie(cookie(BROWSER, browser, request).setMaxAge(BROWSER_LIFE.toSeconds()));
    }

    /** Takes note that a log-in is used, at most once a minute. */
    void renew(Session session, HttpServerRequest request, Instant now) {
        boolean used = !request.headers().contains(POLL_HEADER);
        if (used && now.isAfter(session.usedAt().plus(RENEWAL))) {
            set(new Session(session.name(), session.givenAt(), now), request);
        }
    }

    /** Takes the log-in from the browser. */
    void take(HttpServerRequest request) {
        request.response().addCookie(cookie(SESSION, "", request).setMaxAge(0));
    }

    private void set(Session session, HttpServerRequest request) {
        request.response().addCookie(cookie(SESSION, values.write(session), request));
    }

    private static Optional<String> value(String name, HttpServerRequest request) {
        return Optional.ofNullable(request.getCookie(name)).map(Cookie::getValue);
    }

    private Cookie cookie(String name, String value, HttpServerRequest request) {
        return Cookie.cookie(name, value)
                .setPath(PATH)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(hops.isTls(request));
    }
}

package dev.waybill.sync.page;

import dev.waybill.operator.login.Role;
import io.quarkus.vertx.http.runtime.FormAuthConfig.CookieSameSite;
import io.quarkus.vertx.http.security.Form;
import io.quarkus.vertx.http.security.HttpSecurity;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;

/**
 * Who gets into the console: whoever logged in by its form, for half an hour after the last request. The REST calls
 * keep their own log-in.
 */
@Singleton
final class ConsoleSecurity {

    private static final String LOGIN = "/console/login";
    private static final Duration IDLE = Duration.ofMinutes(30);
    private static final Duration RENEWAL = Duration.ofMinutes(1);
    private static final int KEY_BYTES = 32;

    void protect(@Observes HttpSecurity security, ConsoleConfig config) {
        security.mechanism(Form.builder()
                        .loginPage(LOGIN)
                        .postLocation(LOGIN)
                        .errorPage(LOGIN + "?failed=true")
                        .landingPage("/console")
                        .usernameParameter("username")
                        .passwordParameter("password")
                        .cookieName("waybill-console")
                        .locationCookie("waybill-console-page")
                        .cookiePath("/console")
                        .cookieSameSite(CookieSameSite.STRICT)
                        .httpOnlyCookie()
                        .timeout(IDLE)
                        .newCookieInterval(RENEWAL)
                        .encryptionKey(config.key().orElseGet(ConsoleSecurity::madeUpKey))
                        .build())
                .path(LOGIN, "/console/assets/*")
                .permit()
                .path("/console", "/console/*")
                .roles(Role.OPERATOR.word(), Role.VIEWER.word());
    }

    /** Quarkus would make one up as well, and write it into the log. */
    private static String madeUpKey() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return HexFormat.of().formatHex(key);
    }
}

package dev.waybill.sync.page;

import dev.waybill.operator.login.Operators;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Writes and reads the values of the console's two cookies, each with a signature of what it says together with the
 * operator's entry in the configuration. So a changed password, another role or a removed name voids both. The one for
 * a session says who logged in, when, and when the cookie was last used. The one for a browser says only that the name
 * has logged in there before; it lets nobody in, but gives the browser a count of its own failures. Source for the
 * second: OWASP, "Slow Down Online Guessing Attacks with Device Cookies".
 */
final class CookieValues {

    /** A log-in is over when it was not used for this long. */
    static final Duration IDLE = Duration.ofMinutes(30);
    /** A log-in is over after this time in all. */
    static final Duration LONGEST = Duration.ofHours(12);

    private static final String ALGORITHM = "HmacSHA256";
    private static final String SESSION = "session";
    private static final String BROWSER = "browser";
    private static final int SESSION_PARTS = 4;
    private static final int BROWSER_PARTS = 3;
    private static final int BROWSER_BYTES = 16;

    private final Operators operators;
    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    CookieValues(Operators operators, byte[] key) {
        this.operators = operators;
        this.key = key.clone();
    }

    /** Somebody who is logged in; times in whole milliseconds. */
    record Session(String name, Instant givenAt, Instant usedAt) {

        private String text() {
            return encoded(name.getBytes(StandardCharsets.UTF_8)) + "." + givenAt.toEpochMilli() + "."
                    + usedAt.toEpochMilli();
        }
    }

    /** The cookie's value. */
    String write(Session session) {
        String text = session.text();
        return text + "."
                + signature(SESSION, text, operators.entryOf(session.name()).orElse(""));
    }

    /** The value for a browser in which the name has logged in for the first time. */
    String writeBrowser(String name) {
        byte[] id = new byte[BROWSER_BYTES];
        random.nextBytes(id);
        String text = encoded(name.getBytes(StandardCharsets.UTF_8)) + "." + encoded(id);
        return text + "." + signature(BROWSER, text, operators.entryOf(name).orElse(""));
    }

    /** The browser's text, if the name has logged in there before. */
    Optional<String> readBrowser(String value, String name) {
        String[] parts = value.split("\\.", -1);
        String text = value.substring(0, Math.max(0, value.lastIndexOf('.')));
        return operators
                .entryOf(name)
                .filter(entry -> parts.length == BROWSER_PARTS)
                .filter(entry -> parts[0].equals(encoded(name.getBytes(StandardCharsets.UTF_8))))
                .filter(entry -> isSigned(BROWSER, text, entry, parts[BROWSER_PARTS - 1]))
                .map(entry -> text);
    }

    /** Whose value it is; empty if it is not ours, too old, or whose operator has changed. */
    Optional<Session> read(String value, Instant now) {
        String[] parts = value.split("\\.", -1);
        if (parts.length != SESSION_PARTS) {
            return Optional.empty();
        }
        try {
            String name = new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8);
            Session session = new Session(name, instant(parts[1]), instant(parts[2]));
            return operators
                    .entryOf(name)
                    .filter(entry -> isSigned(SESSION, session.text(), entry, parts[SESSION_PARTS - 1]))
                    .filter(entry -> now.isBefore(session.usedAt().plus(IDLE)))
                    .filter(entry -> now.isBefore(session.givenAt().plus(LONGEST)))
                    .map(entry -> session);
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }

    private boolean isSigned(String kind, String text, String entry, String signature) {
        return MessageDigest.isEqual(
                signature(kind, text, entry).getBytes(StandardCharsets.US_ASCII),
                signature.getBytes(StandardCharsets.US_ASCII));
    }

    private String signature(String kind, String text, String entry) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] signed = mac.doFinal((kind + "\n" + text + "\n" + entry).getBytes(StandardCharsets.UTF_8));
            return encoded(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}

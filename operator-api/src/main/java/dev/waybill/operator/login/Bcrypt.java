package dev.waybill.operator.login;

import java.nio.charset.StandardCharsets;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** Compares a password with a bcrypt hash of any of today's spellings. */
final class Bcrypt {

    /** Bytes of a password that count. Source: crypt(5), bcrypt. */
    private static final int MOST_BYTES = 72;

    private Bcrypt() {}

    /**
     * Whether all of a password counts. Bcrypt ends a password at U+0000 and after 72 bytes, so that others which go on
     * differently would match, too.
     */
    static boolean takesWhole(String password) {
        return password.indexOf('\0') < 0 && password.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    /** Costs tens of milliseconds and more, by design. The hash is one that {@link Operators} has accepted. */
    static boolean matches(String password, String hash) {
        return BCrypt.checkpw(password, hash);
    }
}

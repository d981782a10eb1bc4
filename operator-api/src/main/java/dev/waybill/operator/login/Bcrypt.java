package dev.waybill.operator.login;

import org.springframework.security.crypto.bcrypt.BCrypt;

/** Compares a password with a bcrypt hash of any of today's spellings. */
final class Bcrypt {

    private Bcrypt() {}

    /** Costs tens of milliseconds and more, by design. The hash is one that {@link Operators} has accepted. */
    static boolean matches(String password, String hash) {
        return BCrypt.checkpw(password, hash);
    }
}

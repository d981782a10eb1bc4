package dev.waybill.operator.login;

import io.quarkus.elytron.security.common.BcryptUtil;

/** Compares a password with a bcrypt hash of any of today's spellings. */
final class Bcrypt {

    private Bcrypt() {}

    /** Costs tens of milliseconds and more, by design. The hash is one that {@link Operators} has accepted. */
    static boolean matches(String password, String hash) {
        // $2y$ (htpasswd) and $2b$ (OpenBSD) name the algorithm that $2a$ names here; the library knows one of them.
        return BcryptUtil.matches(password, "$2a$" + hash.substring(4));
    }
}

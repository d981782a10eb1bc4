package dev.waybill.harness;

import java.nio.charset.StandardCharsets;
import org.springframework.security.crypto.bcrypt.BCrypt;

/** An operator as {@code WAYBILL_OPERATORS} lists it. Source: contract, Configuration. */
public final class OperatorEntry {

    /** Bcrypt ignores what is longer. */
    private static final int LONGEST_BYTES = 72;

    private OperatorEntry() {}

    /** {@code name:bcrypt-hash}. */
    public static String of(String name, String password) {
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST_BYTES) {
            throw new ApplicationException("a password has at most " + LONGEST_BYTES + " bytes");
        }
        return name + ":" + BCrypt.hashpw(password, BCrypt.gensalt());
    }
}

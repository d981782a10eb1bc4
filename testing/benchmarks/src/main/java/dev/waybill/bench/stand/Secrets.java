package dev.waybill.bench.stand;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.security.crypto.bcrypt.BCrypt;

/**
 * Made up for one run.
 *
 * @param appSecret signs callbacks
 * @param password of the operator {@value #OPERATOR}
 */
public record Secrets(String appSecret, String password) {

    static final String OPERATOR = "bench";

    public static Secrets fresh() {
        return new Secrets(random(), random());
    }

    /** The operator as {@code WAYBILL_OPERATORS} lists it. */
    String operatorEntry() {
        return OPERATOR + ":" + BCrypt.hashpw(password, BCrypt.gensalt());
    }

    private static String random() {
        byte[] bytes = new byte[12];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

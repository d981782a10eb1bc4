package dev.waybill.harness;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Made up for one run.
 *
 * @param appSecret signs callbacks
 * @param urlToken stands in the URL of the provider's callbacks
 * @param password of the operator {@value #OPERATOR}
 */
public record Secrets(String appSecret, String urlToken, String password) {

    /** Name of the operator that both services know. */
    public static final String OPERATOR = "demo";

    public static Secrets fresh() {
        return new Secrets(random(), random(), random());
    }

    /** The operator as {@code WAYBILL_OPERATORS} lists it. */
    public String operatorEntry() {
        return OperatorEntry.of(OPERATOR, password);
    }

    private static String random() {
        byte[] bytes = new byte[9];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}

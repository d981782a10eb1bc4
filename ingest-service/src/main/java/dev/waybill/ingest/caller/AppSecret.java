package dev.waybill.ingest.caller;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of an app's signatures. Finding the algorithm and preparing the key happens once, not for every callback. */
final class AppSecret {

    private static final String ALGORITHM = "HmacSHA256";

    /** Never fed itself, so that several threads may copy it at once. */
    private final Mac keyed;

    AppSecret(String secret) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** HMAC-SHA256 of a body that has not begun. */
    Mac begin() {
        try {
            return (Mac) keyed.clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("the platform's " + ALGORITHM + " can be copied", e);
        }
    }
}

package dev.waybill.zoho.accounts;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A self client of Zoho's API console and the refresh token of the user it acts as. Source: Zoho Creator facts 4.6.
 *
 * @param clientId public name of the client
 * @param clientSecret secret, never shown
 * @param refreshToken secret, never shown; does not expire and is not rotated
 */
public record ClientCredentials(String clientId, String clientSecret, String refreshToken) {

    private static final int FINGERPRINT_BYTES = 6;

    /** @throws IllegalArgumentException if one of them is blank */
    public ClientCredentials {
        if (clientId.isBlank() || clientSecret.isBlank() || refreshToken.isBlank()) {
            throw new IllegalArgumentException("client id, client secret and refresh token must not be blank");
        }
    }

    /** Tells one refresh token from another, and nothing about it. */
    public String fingerprint() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(refreshToken.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, FINGERPRINT_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** The client id only. */
    @Override
    public String toString() {
        return "ClientCredentials[clientId=" + clientId + ", clientSecret=***, refreshToken=***]";
    }
}

package dev.waybill.zoho.accounts;

/**
 * A self client of Zoho's API console and the refresh token of the user it acts as. Source: Zoho Creator facts 4.6.
 *
 * @param clientId public name of the client
 * @param clientSecret secret, never shown
 * @param refreshToken secret, never shown; does not expire and is not rotated
 */
public record ClientCredentials(String clientId, String clientSecret, String refreshToken) {

    /** @throws IllegalArgumentException if one of them is blank */
    public ClientCredentials {
        if (clientId.isBlank() || clientSecret.isBlank() || refreshToken.isBlank()) {
            throw new IllegalArgumentException("client id, client secret and refresh token must not be blank");
        }
    }

    /** The client id only. */
    @Override
    public String toString() {
        return "ClientCredentials[clientId=" + clientId + ", clientSecret=***, refreshToken=***]";
    }
}

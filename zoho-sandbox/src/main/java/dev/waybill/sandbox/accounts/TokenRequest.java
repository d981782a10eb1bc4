package dev.waybill.sandbox.accounts;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The parameters of a call to the token endpoint; a missing one is empty. */
record TokenRequest(String grantType, String clientId, String clientSecret, String refreshToken, String code) {

    /** Reads the parameters by name from wherever they stand. */
    static TokenRequest from(Function<String, @Nullable String> parameter) {
        return new TokenRequest(
                read(parameter, "grant_type"),
                read(parameter, "client_id"),
                read(parameter, "client_secret"),
                read(parameter, "refresh_token"),
                read(parameter, "code"));
    }

    private static String read(Function<String, @Nullable String> parameter, String name) {
        String value = parameter.apply(name);
        return value == null ? "" : value;
    }
}

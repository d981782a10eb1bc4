package dev.waybill.zoho.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretsTest {

    @Test
    void credentialsShowTheClientIdOnly() {
        assertThat(new ClientCredentials("1000.ID", "s3cret", "1000.refresh"))
                .hasToString("ClientCredentials[clientId=1000.ID, clientSecret=***, refreshToken=***]");
    }

    @Test
    void tokenShowsItsTimesOnly() {
        var token = new AccessToken("1000.abcdef", Instant.EPOCH, Instant.EPOCH.plusSeconds(3600), Optional.empty());

        assertThat(token)
                .hasToString("AccessToken[value=***, issuedAt=1970-01-01T00:00:00Z, expiresAt=1970-01-01T01:00:00Z,"
                        + " apiDomain=-]");
    }

    @Test
    void blankCredentialsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ClientCredentials("id", " ", "token"));
    }
}

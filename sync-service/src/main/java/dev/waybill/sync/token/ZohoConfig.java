package dev.waybill.sync.token;

import dev.waybill.model.setting.Takes;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/** Where Zoho is and who we are there. */
@ConfigMapping(prefix = "waybill.zoho")
public interface ZohoConfig {

    /** Accounts server of the data centre. */
    @WithDefault("https://accounts.zoho.com")
    URI accountsUrl();

    /** API domain of the data centre. */
    @WithDefault("https://www.zohoapis.com")
    URI apiUrl();

    /** Client id of the self client. */
    @Takes("the client id of a self client")
    String clientId();

    /** Client secret of the self client. */
    @Takes(value = "the client secret of a self client", secret = true)
    String clientSecret();

    /** Refresh token of the user the sync acts as. */
    @Takes(value = "a refresh token of a self client", secret = true)
    String refreshToken();

    /** Until a connection stands. */
    @WithDefault("5s")
    Duration connectTimeout();

    /** From a call to the end of its answer, the connection included. */
    @WithDefault("15s")
    Duration readTimeout();

    /** How calls name themselves; names of their own tell replicas apart. */
    @Takes(value = "a name without blanks", matching = "[!-~]{1,100}")
    @WithDefault("waybill")
    String userAgent();
}

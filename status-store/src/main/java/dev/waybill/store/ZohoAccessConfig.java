package dev.waybill.store;

import dev.waybill.model.setting.Takes;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** Who the store is for Zoho; what is absent is needed once the kind of store is catalyst. */
@ConfigMapping(prefix = "waybill.zoho")
public interface ZohoAccessConfig {

    /** Accounts server of the data centre. */
    @WithDefault("https://accounts.zoho.com")
    URI accountsUrl();

    /** Client id of the self client. */
    @Takes("the client id of a self client")
    Optional<String> clientId();

    /** Client secret of the self client. */
    @Takes(value = "the client secret of a self client", secret = true)
    Optional<String> clientSecret();

    /** Refresh token of a user of the project. */
    @Takes(value = "a refresh token of a self client", secret = true)
    Optional<String> refreshToken();

    /** Whether addresses of Zoho may be {@code http://} ones that are not this machine; read at the start only. */
    @WithDefault("false")
    boolean insecure();

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

package dev.waybill.store;

import dev.waybill.model.setting.Takes;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Which project of Catalyst holds the documents; what is absent is needed once the kind of store is catalyst. */
@ConfigMapping(prefix = "waybill.catalyst")
public interface CatalystConfig {

    /** API base of the project's data centre. */
    @WithDefault("https://api.catalyst.zoho.com")
    URI url();

    /** Number of the project. */
    @Takes("the number of a project")
    Optional<String> projectId();

    /** {@code Development} or {@code Production}: their data are apart. */
    @Takes(oneOf = {"Development", "Production"})
    Optional<String> environment();

    /** Organisation id, for accounts that have several. */
    @Takes("the number of an organisation")
    Optional<String> orgId();

    /** Where the access tokens that this machine asks for are counted; shared by its processes. */
    @WithDefault("data/token-refreshes")
    Path tokenRefreshesPath();

    /** Most calls at a time. */
    @WithDefault("8")
    @Takes(most = 100)
    int inFlight();
}

package dev.waybill.sync.creator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** What statuses mean. */
@ConfigMapping(prefix = "waybill.status")
public interface StatusConfig {

    /** Statuses, lowest first. */
    @WithDefault("sent,accepted,failed,delivered")
    List<String> order();
}

package dev.waybill.sync.creator;

import dev.waybill.model.setting.Takes;
import dev.waybill.model.status.StatusOrder;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** What statuses mean. */
@ConfigMapping(prefix = "waybill.status")
public interface StatusConfig {

    /** Statuses, lowest first. */
    @WithDefault("sent,accepted,failed,delivered")
    @Takes("a comma list of statuses, lowest first, with delivered and without read and played")
    StatusOrder order();
}

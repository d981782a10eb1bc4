package dev.waybill.sync.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How cycles run. */
@ConfigMapping(prefix = "waybill.sync")
public interface SyncConfig {

    /** From one scheduled cycle to the next. */
    @WithDefault("60m")
    Duration interval();

    /** Most records written in a cycle. */
    @WithDefault("1000")
    int maxRecords();

    /** Most pages read in a cycle. */
    @WithDefault("20")
    int maxPages();

    /** How often the scheduler looks whether a cycle is due. */
    @WithDefault("1s")
    Duration tick();
}

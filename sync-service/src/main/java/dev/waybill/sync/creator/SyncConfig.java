package dev.waybill.sync.creator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

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

    /**
     * How often a replica looks what operators asked for, and who leads; a second, with Catalyst ten, since each look
     * costs reads there.
     */
    Optional<Duration> poll();
}

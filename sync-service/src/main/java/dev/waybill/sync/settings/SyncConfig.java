package dev.waybill.sync.settings;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How cycles run. */
@ConfigMapping(prefix = "waybill.sync")
public interface SyncConfig {

    /** From one scheduled cycle to the next. */
    @WithDefault("60m")
    Duration interval();

    /** Ceiling of Creator calls in flight. */
    @WithDefault("10")
    int concurrency();

    /** Least time between the starts of two calls. */
    @WithDefault("100ms")
    Duration delay();

    /** Most records written in a cycle. */
    @WithDefault("1000")
    int maxRecords();

    /** Most pages read in a cycle. */
    @WithDefault("20")
    int maxPages();

    /** Pause before the first repeat of a call that Creator did not answer; doubles up to eight times of it. */
    @WithDefault("1s")
    Duration retryDelay();

    /** How often the scheduler looks whether a cycle is due. */
    @WithDefault("1s")
    Duration tick();
}

package dev.waybill.sync.creator;

import dev.waybill.model.setting.Takes;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How calls of Creator follow each other. */
@ConfigMapping(prefix = "waybill.sync")
public interface CallsConfig {

    /** Ceiling of Creator calls in flight. */
    @WithDefault("10")
    @Takes(most = 10)
    int concurrency();

    /** Least time between the starts of two calls. */
    @WithDefault("100ms")
    @Takes(least = 0)
    Duration delay();

    /** Pause before the first repeat of a call that Creator did not answer; doubles up to eight times of it. */
    @WithDefault("1s")
    Duration retryDelay();
}

package dev.waybill.sync.creator;

import dev.waybill.model.setting.Takes;
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

    /** Whether a status is written as soon as the day's calls allow; else cycles alone write. */
    @WithDefault("true")
    boolean live();

    /** How old a status may be when it gets to Creator, while calls last. */
    @WithDefault("60s")
    Duration freshness();

    /** When statuses are written that a final one will follow. */
    @WithDefault("spare")
    @Takes(
            value = "spare (while calls are to spare), always or never",
            oneOf = {"spare", "always", "never"})
    String interim();

    /**
     * How often live sync looks for new events, and a replica looks what operators asked for, and who leads; a second,
     * with Catalyst ten, since each look costs reads there.
     */
    Optional<Duration> poll();
}

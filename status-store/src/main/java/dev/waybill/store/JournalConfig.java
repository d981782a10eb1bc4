package dev.waybill.store;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;

/** Where callbacks wait that are on their way to Catalyst. */
@ConfigMapping(prefix = "waybill.journal")
public interface JournalConfig {

    /** The journal's file, of one ingest-service alone; created when missing. */
    @WithDefault("data/journal.db")
    Path path();

    /** Most bytes of documents that it holds; more are refused. */
    @WithDefault("1G")
    MemorySize maxBytes();
}

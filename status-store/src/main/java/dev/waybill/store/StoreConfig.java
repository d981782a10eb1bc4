package dev.waybill.store;

import dev.waybill.model.setting.Takes;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Where statuses live. Source: contract, Configuration. */
@ConfigMapping(prefix = "waybill.store")
public interface StoreConfig {

    /** The kind of store: {@code sqlite} or {@code catalyst}. */
    @WithDefault("sqlite")
    @Takes(oneOf = {"sqlite", "catalyst"})
    String kind();

    /** The embedded store. */
    Sqlite sqlite();

    /** The embedded store's file and bounds. */
    interface Sqlite {

        /** The database file, shared by both services on one machine; created when missing. */
        @WithDefault("data/waybill.db")
        Path path();

        /** Most calls that wait for the writer; more are refused at once. */
        @WithDefault("4096")
        int queueCalls();

        /** Most documents of the calls that wait; one call of more than half as many waits beside them. */
        @WithDefault("20000")
        int queueDocuments();

        /** Most memory of the bodies that wait; one call of more than half as much waits beside them. */
        @WithDefault("64M")
        @Takes(most = Integer.MAX_VALUE)
        MemorySize queueBytes();

        /** Most documents of one commit. */
        @WithDefault("1000")
        int batchDocuments();

        /** Connections that read. */
        @WithDefault("3")
        @Takes(most = 64)
        int readers();

        /** Most reads that wait for a connection; more are refused at once. */
        @WithDefault("256")
        int waitingReads();

        /** Longest time that one read may run; then it is stopped and its caller told to narrow the question. */
        @WithDefault("10s")
        Duration readTimeout();

        /** How long a write waits for the other service to end its transaction. */
        @WithDefault("5s")
        Duration lockTimeout();

        /** How long stopping waits for what is queued. */
        @WithDefault("10s")
        Duration closeTimeout();
    }
}

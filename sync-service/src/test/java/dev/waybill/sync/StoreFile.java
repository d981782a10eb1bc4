package dev.waybill.sync;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.model.store.ControlStore;
import dev.waybill.store.sqlite.SqliteOptions;
import dev.waybill.store.sqlite.SqliteStore;
import dev.waybill.store.sqlite.StoreObserver;
import dev.waybill.sync.scheduler.JsonControlCodec;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.nio.file.Path;
import java.time.Clock;

/** The real store on a file, for tests without a running application. */
public final class StoreFile {

    private static final ObjectMapper JSON =
            new ObjectMapper().registerModule(new JavaTimeModule()).registerModule(new Jdk8Module());

    static {
        try {
            // Drivers are looked for once in a JVM; after a Quarkus test only its own class loader has them.
            Class.forName("org.sqlite.JDBC");
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private StoreFile() {}

    /** Cells of a store, written as the service writes them. */
    public static ControlCells cells(ControlStore store) {
        return new ControlCells(store, new JsonControlCodec(JSON));
    }

    public static SqliteStore open(Path folder) {
        return SqliteStore.open(
                SqliteOptions.at(folder.resolve("waybill.db")),
                Infrastructure::getDefaultWorkerPool,
                StoreObserver.NONE,
                Clock.systemUTC());
    }
}

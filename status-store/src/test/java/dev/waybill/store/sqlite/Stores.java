package dev.waybill.store.sqlite;

import io.smallrye.mutiny.infrastructure.Infrastructure;
import java.nio.file.Path;
import java.time.Clock;

/** Opens stores for tests. */
final class Stores {

    private Stores() {}

    static SqliteStore open(Path path) {
        return open(SqliteOptions.at(path), StoreObserver.NONE);
    }

    static SqliteStore open(SqliteOptions options, StoreObserver observer) {
        return SqliteStore.open(options, Infrastructure::getDefaultWorkerPool, observer, Clock.systemUTC());
    }
}

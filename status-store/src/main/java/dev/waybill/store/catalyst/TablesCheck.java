package dev.waybill.store.catalyst;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.zoho.nosql.NosqlClient;
import dev.waybill.zoho.nosql.TableInfo;
import io.smallrye.mutiny.Uni;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets no call pass before the tables were seen to be as they must be. Until then every call looks again, though not
 * more often than every few seconds; what is missing is logged as steps in the console when it changes.
 */
final class TablesCheck {

    private static final System.Logger LOG = System.getLogger(CatalystStore.class.getName());
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final NosqlClient nosql;
    private final InstantSource clock;

    // All guarded by this; held for a few assignments only.
    private boolean passed;
    private @Nullable Uni<Void> inFlight;
    private @Nullable Instant lookAgainAt;
    private List<String> missing = List.of();

    TablesCheck(NosqlClient nosql, InstantSource clock) {
        this.nosql = nosql;
        this.clock = clock;
    }

    /** Completes when the tables are right; else fails with {@link StoreUnavailableException}. */
    Uni<Void> passed() {
        return Uni.createFrom().deferred(this::look);
    }

    /** Steps in the console that the last look found missing; none before the first. */
    synchronized List<String> missing() {
        return missing;
    }

    private synchronized Uni<Void> look() {
        if (passed) {
            return Uni.createFrom().voidItem();
        }
        if (lookAgainAt != null && clock.instant().isBefore(lookAgainAt)) {
            return Uni.createFrom().failure(failure(missing));
        }
        if (inFlight == null) {
            inFlight = CheckedAccess.translate(nosql.tables())
                    .invoke(this::judge)
                    .replaceWithVoid()
                    .onTermination()
                    .invoke(this::landed)
                    .memoize()
                    .indefinitely();
        }
        return inFlight;
    }

    private synchronized void landed() {
        inFlight = null;
    }

    private void judge(List<TableInfo> tables) {
        List<String> steps = TableDifferences.steps(Tables.ALL, tables);
        boolean changed = note(steps);
        if (steps.isEmpty()) {
            LOG.log(Level.INFO, "the tables in Catalyst are as they must be");
            return;
        }
        if (changed) {
            LOG.log(
                    Level.ERROR,
                    "the tables in Catalyst are not as they must be; do this in its console, it is looked at again"
                            + " every few seconds:\n{0}",
                    String.join("\n", steps));
        }
        throw failure(steps);
    }

    private synchronized boolean note(List<String> steps) {
        boolean changed = !steps.equals(missing);
        missing = steps;
        passed = steps.isEmpty();
        lookAgainAt = clock.instant().plus(PAUSE);
        return changed;
    }

    private static StoreUnavailableException failure(List<String> steps) {
        return new StoreUnavailableException(
                "the tables in Catalyst are not as they must be, " + steps.size()
                        + " steps in its console are missing; the log and docs/catalyst.md say which. The first: "
                        + steps.getFirst(),
                null);
    }
}

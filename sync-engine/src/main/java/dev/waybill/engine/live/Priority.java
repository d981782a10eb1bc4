package dev.waybill.engine.live;

import dev.waybill.model.status.StatusOrder;
import java.time.Duration;

/** What may be written first when calls are scarce. */
public enum Priority {
    /** The message did not arrive: somebody should act. */
    FAILED(Duration.ofHours(6)),

    /** Any other final status. */
    DELIVERED(Duration.ZERO),

    /** A final status will follow: held, unless calls are to spare. */
    INTERIM(Duration.ofHours(-1));

    /** How much older a status counts than it is, so that age raises urgency and nothing waits for ever. */
    final Duration headStart;

    Priority(Duration headStart) {
        this.headStart = headStart;
    }

    static Priority of(int rank, StatusOrder order) {
        int failed = order.rank("failed");
        if (rank == failed) {
            return FAILED;
        }
        return rank > failed
                        && rank >= 0
                        && !(failed == StatusOrder.UNKNOWN
                                && rank < order.lowestFirst().size() - 1)
                ? DELIVERED
                : INTERIM;
    }
}

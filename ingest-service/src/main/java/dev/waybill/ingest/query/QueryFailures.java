package dev.waybill.ingest.query;

import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import java.time.Duration;
import java.util.List;

/** What readers are told when the store fails. Source: product 2.3. */
final class QueryFailures {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private QueryFailures() {}

    /** A 503 with no records and the reason for a store that cannot serve; any other failure as it is. */
    static Throwable told(Throwable failure) {
        return failure instanceof StoreUnavailableException unavailable
                ? new ProblemException(
                        Problem.unavailable(String.valueOf(unavailable.getMessage()))
                                .with("records", List.of()),
                        RETRY_AFTER,
                        unavailable)
                : failure;
    }
}

package dev.waybill.ingest.query;

import dev.waybill.model.store.QueryTooLongException;
import dev.waybill.model.store.StoreUnavailableException;
import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import java.time.Duration;
import java.util.List;

/** The answer that readers get when the store fails or gives up a question. Source: product 2.3. */
final class QueryFailures {

    private static final Duration RETRY_AFTER = Duration.ofSeconds(2);

    private QueryFailures() {}

    /**
     * A 503 with no records and the reason for a store that cannot serve, a 422 for a question that takes too long; any
     * other failure as it is.
     */
    static Throwable translate(Throwable failure) {
        return switch (failure) {
            case StoreUnavailableException unavailable ->
                new ProblemException(
                        noRecords(Problem.unavailable(String.valueOf(unavailable.getMessage()))),
                        RETRY_AFTER,
                        unavailable);
            // Not a 503 or 504: the same question again would take as long, so nobody shall be led to repeat it.
            case QueryTooLongException tooLong ->
                new ProblemException(noRecords(Problem.of(422, "Narrow the question and ask again")
                        .withDetail(String.valueOf(tooLong.getMessage()))));
            default -> failure;
        };
    }

    /** Says beside the reason that there are no records. */
    static Problem noRecords(Problem problem) {
        return problem.with("records", List.of());
    }
}

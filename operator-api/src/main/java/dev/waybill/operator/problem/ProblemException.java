package dev.waybill.operator.problem;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ends a call with a problem. With a status of 500 or above it is logged as an error, too, at most once a second. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Problem problem;
    private final @Nullable Duration retryAfter;

    public ProblemException(Problem problem) {
        this(problem, null, null);
    }

    /**
     * A problem that may pass.
     *
     * @param problem what the caller is told
     * @param retryAfter when to repeat the call, sent as {@code Retry-After} in whole seconds, rounded up
     * @param cause what failed, for the log
     */
    public ProblemException(Problem problem, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(problem.status() + " " + problem.title(), cause);
        this.problem = problem;
        this.retryAfter = retryAfter;
    }

    /** What the caller is told. */
    public Problem problem() {
        return problem;
    }

    /** When the caller may repeat the call. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}

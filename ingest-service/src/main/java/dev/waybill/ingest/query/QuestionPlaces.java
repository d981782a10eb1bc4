package dev.waybill.ingest.query;

import dev.waybill.operator.problem.Problem;
import dev.waybill.operator.problem.ProblemException;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Multi;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * Bounds how many questions are answered at a time. Each holds pages of documents in memory, for as long as its reader
 * takes to read them; so no operator can use up the memory, nor all places alone.
 */
@Singleton
final class QuestionPlaces {

    static final int IN_ALL = 6;
    static final int BY_OPERATOR = 3;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final SecurityIdentity caller;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Integer> taken = new HashMap<>();

    QuestionPlaces(SecurityIdentity caller) {
        this.caller = caller;
    }

    /** Answers once the caller has a place; fails with a problem of 429 or 503 if there is none. */
    Multi<byte[]> answer(Supplier<Multi<? extends byte[]>> pieces) {
        String name = caller.getPrincipal().getName();
        Multi<byte[]> held = Multi.createFrom().deferred(() -> {
            take(name);
            AtomicBoolean left = new AtomicBoolean();
            return Multi.createFrom().deferred(pieces).onTermination().invoke(() -> {
                if (left.compareAndSet(false, true)) {
                    leave(name);
                }
            });
        });
        return RestMulti.fromMultiData(held).encodeAsJsonArray(false).build();
    }

    private void take(String name) {
        lock.lock();
        try {
            if (taken.getOrDefault(name, 0) >= BY_OPERATOR) {
                throw refused(Problem.of(429, "Ask again when your other questions are answered")
                        .withDetail(BY_OPERATOR + " questions of this operator are being answered already"));
            }
            if (taken.values().stream().mapToInt(Integer::intValue).sum() >= IN_ALL) {
                throw refused(Problem.unavailable(IN_ALL + " questions of operators are being answered already"));
            }
            taken.merge(name, 1, Integer::sum);
        } finally {
            lock.unlock();
        }
    }

    private static ProblemException refused(Problem problem) {
        return new ProblemException(QueryFailures.noRecords(problem), RETRY_AFTER, null);
    }

    private void leave(String name) {
        lock.lock();
        try {
            taken.computeIfPresent(name, (operator, places) -> places == 1 ? null : places - 1);
        } finally {
            lock.unlock();
        }
    }
}

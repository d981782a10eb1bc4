package dev.waybill.bench.measure;

import dev.waybill.bench.load.CallbackBodies;
import dev.waybill.bench.load.RequestFile;
import dev.waybill.bench.load.Signer;
import dev.waybill.bench.load.Wrk;
import dev.waybill.bench.load.Wrk.Load;
import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.OperatorCalls;
import java.time.Duration;
import java.util.Locale;

/** Posts callbacks that nobody sent before, as fast as they are taken, and makes sure that all of them were stored. */
final class Posts {

    /** How much faster than the load before a load may be before its callbacks run out. */
    private static final double RESERVE = 2.5;

    /** So that a load after one that had to wait for the disk does not run out either. */
    private static final int LEAST_PREPARED_PER_SECOND = 25_000;

    /** Of callbacks with many statuses, which are taken at more statuses a second. */
    private static final int LEAST_CALLBACKS_PER_SECOND = 700;

    /** Of a prepared request. */
    private static final long MOST_BYTES_A_STATUS = 1500;

    private final Setting setting;
    private final Wrk wrk;
    private final int statusesEach;
    private double perSecond;

    /** @param statusesEach statuses of one callback */
    Posts(Setting setting, int statusesEach) {
        this.setting = setting;
        this.wrk = new Wrk(setting.stand().folder());
        this.statusesEach = statusesEach;
    }

    /** Posts to ingest-service for a time. */
    Load toIngest(Application ingest, Duration duration) throws InterruptedException {
        double least = Math.max(LEAST_CALLBACKS_PER_SECOND, (double) LEAST_PREPARED_PER_SECOND / statusesEach);
        double atMost = Math.max(least, perSecond * RESERVE);
        long count = Math.round(atMost * duration.toSeconds());
        try (RequestFile requests = requests(count);
                OperatorCalls calls = new OperatorCalls(ingest, setting.stand().secrets())) {
            long before = calls.documents();
            Load load = wrk.send(ingest.url(), requests, duration);
            load.report().withoutErrors("ingest-service").withoutRepetition();
            long stored = calls.documents() - before;
            long promised = load.report().requests() * statusesEach;
            if (stored < promised) {
                throw new ApplicationException(String.format(
                        Locale.ROOT, "ingest-service answered 200 for %d statuses and stored %d", promised, stored));
            }
            perSecond = load.report().rate();
            return load;
        }
    }

    /** Posts requests to something that takes them and stores nothing; they repeat when they run out. */
    Load toNobody(Application noop, RequestFile requests, Duration duration) throws InterruptedException {
        Load load = wrk.send(noop.url(), requests, duration);
        load.report().withoutErrors("the no-op endpoint");
        return load;
    }

    /** So many new callbacks. */
    RequestFile requests(long count) {
        long first = setting.numbers().take(count * statusesEach);
        long seconds = setting.seconds();
        return RequestFile.of(
                setting.stand().quickFolder(count * statusesEach * MOST_BYTES_A_STATUS),
                count,
                i -> statusesEach == 1
                        ? CallbackBodies.ofMessage(first + i, seconds)
                        : CallbackBodies.batch(first + i * statusesEach, statusesEach, seconds),
                new Signer(setting.stand().secrets().appSecret()));
    }
}

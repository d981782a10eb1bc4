package dev.waybill.bench.stand;

import dev.waybill.harness.Program;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;

/** Looks at the physical memory of a process now and then and keeps the most it saw. */
public final class MemoryWatch implements AutoCloseable {

    private static final long LOOK_MILLIS = 50;

    private final LongAccumulator most = new LongAccumulator(Math::max, 0);
    private final ScheduledExecutorService looks = Executors.newSingleThreadScheduledExecutor();

    public MemoryWatch(Program program) {
        Future<?> unused = looks.scheduleWithFixedDelay(
                () -> most.accumulate(program.resident()), 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Bytes. */
    public long most() {
        return most.get();
    }

    @Override
    public void close() {
        looks.close();
    }
}

package dev.waybill.system.hostile;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Somebody who posts good callbacks, one after the other, whatever the others do. */
final class NormalCaller implements AutoCloseable {

    private static final long PAUSE_MILLIS = 20;

    private final Receiver receiver;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();
    private final List<Long> millis = Collections.synchronizedList(new ArrayList<>());
    private final List<String> acked = Collections.synchronizedList(new ArrayList<>());
    private final List<String> refusals = Collections.synchronizedList(new ArrayList<>());

    NormalCaller(Receiver receiver) {
        this.receiver = receiver;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::call, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }

    /** Message ids of the callbacks that were answered 200. */
    List<String> acked() {
        return List.copyOf(acked);
    }

    /** What was answered instead. */
    List<String> refusals() {
        return List.copyOf(refusals);
    }

    /** The time that half of the answers took at most. */
    long medianMillis() {
        List<Long> sorted = millis.stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    private void call() {
        String messageId = "wamid.normal." + millis.size();
        long start = System.nanoTime();
        try {
            int status = receiver.post(Bodies.callback(messageId)).statusCode();
            if (status == 200) {
                acked.add(messageId);
            } else {
                refusals.add("answered " + status);
            }
        } catch (IOException e) {
            refusals.add(e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            millis.add(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        }
    }

    /** Ends after the call in flight. */
    @Override
    public void close() {
        thread.close();
    }
}

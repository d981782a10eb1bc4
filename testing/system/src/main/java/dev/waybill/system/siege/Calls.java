package dev.waybill.system.siege;

import java.io.IOException;
import java.net.InetAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/**
 * Some callers who each make one call after the other and read all that is answered.
 *
 * @param call the call of a number that grows
 */
record Calls(String name, int callers, int pauseMillis, IntFunction<HttpRequest.Builder> call) implements Attack {

    private static final Duration LIMIT = Duration.ofMinutes(1);

    @Override
    public void run(InetAddress from) throws InterruptedException {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(from)
                .build();
        try {
            for (int caller = 0; caller < callers; caller++) {
                int first = caller;
                threads.execute(() -> callAgainAndAgain(client, first));
            }
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } finally {
            threads.shutdownNow();
            client.shutdownNow();
        }
    }

    private void callAgainAndAgain(HttpClient client, int first) {
        try {
            for (int number = first; !Thread.currentThread().isInterrupted(); number += callers) {
                try {
                    client.send(call.apply(number).timeout(LIMIT).build(), HttpResponse.BodyHandlers.discarding());
                } catch (IOException refused) {
                    // The next one may be served.
                }
                TimeUnit.MILLISECONDS.sleep(pauseMillis);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

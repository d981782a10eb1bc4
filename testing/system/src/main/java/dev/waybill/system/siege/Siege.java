package dev.waybill.system.siege;

import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** All attacks at once, until it is closed. */
final class Siege implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /** @param addresses the address of the attacker of a number, from 0 */
    Siege(List<Attack> attacks, IntFunction<InetAddress> addresses) {
        for (int i = 0; i < attacks.size(); i++) {
            Attack attack = attacks.get(i);
            InetAddress from = addresses.apply(i);
            threads.execute(() -> run(attack, from));
        }
    }

    /** Waits; the attacks do not end by themselves. */
    void join() throws InterruptedException {
        threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }

    private static void run(Attack attack, InetAddress from) {
        try {
            attack.run(from);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.waybill.system.replicas;

import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.testbed.Creator;
import dev.waybill.harness.testbed.LedgerLine;
import dev.waybill.harness.testbed.Provider;
import dev.waybill.harness.testbed.Testbed;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Two syncs on one store while callbacks arrive; one after the other is killed at random moments, half of them in the
 * middle of a cycle, and started again. The sandbox's ledger shows whether two cycles ever ran at once, whether one was
 * missing for longer than a dead replica's lock lives, and whether Creator's limits held.
 */
public final class ReplicaCampaign {

    /** Zoho's minute six times over, so that five minutes hold half an hour's work. */
    private static final int ALLOWED_A_MINUTE = 300;

    private static final int BUDGET_A_MINUTE = 288;
    private static final Duration INTERVAL = Duration.ofSeconds(2);

    /** A dead replica's lock, then the interval in which another one looks, and a slow machine. */
    private static final Duration LONGEST_PAUSE =
            Duration.ofSeconds(60).plus(INTERVAL).plusSeconds(5);

    /** Each start takes a new token, and Zoho gives ten in ten minutes. */
    private static final int MOST_KILLS = 8;

    private static final int SECONDS_A_KILL = 20;
    private static final int BEAT_MILLIS = 300;
    private static final int LATENCY_MILLIS = 150;
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(3);

    private final JsonHttp http = new JsonHttp();
    private final Layout layout;
    private final Random random;
    private final PrintStream out;

    public ReplicaCampaign(Layout layout, long seed, PrintStream out) {
        this.layout = layout;
        this.random = new Random(seed);
        this.out = out;
    }

    /** Runs for this long, waits until every record has ended, then reports and prints what it found. */
    public ReplicaReport run(Duration duration) throws InterruptedException {
        try (Testbed testbed = new Testbed(layout, Ports.free(), http, variables())) {
            testbed.startWithoutSync();
            Creator creator = new Creator(http, testbed);
            creator.reset(Map.of(
                    "limits",
                    Map.of("calls_per_minute", ALLOWED_A_MINUTE, "window", "sliding"),
                    "latency_ms",
                    LATENCY_MILLIS));
            List<Replica> replicas = List.of(
                    new Replica("replica-a", testbed, http, Map.of()),
                    new Replica("replica-b", testbed, http, Map.of()));
            for (Replica replica : replicas) {
                replica.awaitReady();
            }
            Traffic traffic = new Traffic(creator, new Provider(http, testbed), random);
            int kills = play(duration, creator, replicas, traffic);
            awaitEndings(creator, traffic);
            ReplicaReport report = report(kills, creator, traffic);
            out.println(report);
            return report;
        }
    }

    private int play(Duration duration, Creator creator, List<Replica> replicas, Traffic traffic)
            throws InterruptedException {
        Deque<Long> moments = killMoments(duration);
        int kills = 0;
        long began = System.nanoTime();
        while (millisSince(began) < duration.toMillis()) {
            traffic.beat();
            if (!moments.isEmpty() && millisSince(began) >= moments.getFirst()) {
                moments.removeFirst();
                Replica victim = victim(creator, replicas);
                victim.killAndStartAgain();
                kills++;
                out.printf(Locale.ROOT, "  %d s: %s killed%n", millisSince(began) / 1000, victim.name());
            }
            TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
        }
        traffic.finish();
        return kills;
    }

    /** In the first two thirds, so that there is traffic behind the last one too. */
    private Deque<Long> killMoments(Duration duration) {
        long kills = Math.clamp(duration.toSeconds() / SECONDS_A_KILL, 1, MOST_KILLS);
        return new ArrayDeque<>(random.longs(kills, 0, duration.toMillis() * 2 / 3)
                .sorted()
                .boxed()
                .toList());
    }

    /** Any of them at any moment, or whoever begins the next cycle as soon as it has. */
    private Replica victim(Creator creator, List<Replica> replicas) throws InterruptedException {
        if (random.nextBoolean()) {
            return replicas.get(random.nextInt(replicas.size()));
        }
        long seen = creator.calls().size();
        long began = System.nanoTime();
        while (millisSince(began) < INTERVAL.toMillis() * 2) {
            for (LedgerLine call : creator.callsAfter(seen)) {
                if (call.isRead()) {
                    TimeUnit.MILLISECONDS.sleep(random.nextInt(2 * LATENCY_MILLIS));
                    return replicas.stream()
                            .filter(replica -> replica.name().equals(call.caller()))
                            .findFirst()
                            .orElseThrow();
                }
            }
            TimeUnit.MILLISECONDS.sleep(10);
        }
        return replicas.getFirst();
    }

    private void awaitEndings(Creator creator, Traffic traffic) throws InterruptedException {
        long began = System.nanoTime();
        while (wrong(creator, traffic) > 0 && millisSince(began) < SETTLE_LIMIT.toMillis()) {
            TimeUnit.MILLISECONDS.sleep(BEAT_MILLIS);
        }
    }

    private ReplicaReport report(int kills, Creator creator, Traffic traffic) throws InterruptedException {
        CycleLedger ledger = new CycleLedger(creator.calls());
        return new ReplicaReport(
                kills,
                traffic.endings().size(),
                wrong(creator, traffic),
                ledger.cycles(),
                ledger.updates(),
                ledger.overlaps(),
                ledger.longestPauseMs(),
                LONGEST_PAUSE.toMillis(),
                ledger.mostInAMinute(),
                ALLOWED_A_MINUTE,
                ledger.refused(),
                ledger.repeated(),
                ledger.lowered());
    }

    private static int wrong(Creator creator, Traffic traffic) throws InterruptedException {
        Map<String, String> statuses = creator.statuses();
        return (int) traffic.endings().entrySet().stream()
                .filter(ending -> !ending.getValue().equals(statuses.get(ending.getKey())))
                .count();
    }

    private static Map<String, String> variables() {
        return Map.of(
                "WAYBILL_SYNC_INTERVAL",
                INTERVAL.toSeconds() + "s",
                "WAYBILL_CREATOR_CALLS_PER_MINUTE",
                Integer.toString(BUDGET_A_MINUTE));
    }

    private static long millisSince(long began) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }
}

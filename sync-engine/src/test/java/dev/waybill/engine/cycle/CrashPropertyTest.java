package dev.waybill.engine.cycle;

import static dev.waybill.engine.cycle.Events.NOON;
import static dev.waybill.engine.cycle.Events.event;
import static dev.waybill.engine.cycle.Events.page;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.model.document.DocumentId;
import dev.waybill.model.document.StatusEvent;
import dev.waybill.model.status.StatusOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Whatever comes, in whatever order, and whenever cycles die: Creator ends at the join of the events and never steps
 * down. Creator, the store and what cycles leave outlive a crash; the run itself does not.
 */
class CrashPropertyTest {

    private static final StatusOrder ORDER = StatusOrder.DEFAULT;
    private static final List<String> STATUSES = List.of("sent", "accepted", "failed", "delivered", "read", "odd");
    private static final int RECORDS = 5;

    private final Map<String, String> creator = new HashMap<>();
    private final Map<String, Integer> atStart = new HashMap<>();
    private final Map<DocumentId, StatusEvent> store = new HashMap<>();
    private final Set<DocumentId> told = new HashSet<>();
    private CarryOver carryOver = CarryOver.NOTHING;
    private List<Rejection> rejected = List.of();
    private Instant now = NOON;

    private static final class Crash extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    @Property(tries = 2000)
    void creatorEndsAtTheJoinAndNeverStepsDown(@ForAll long seed) {
        Random dice = new Random(seed);
        start(dice);
        List<StatusEvent> callbacks = callbacks(dice);
        while (!callbacks.isEmpty()) {
            receive(callbacks.remove(dice.nextInt(callbacks.size())));
            if (dice.nextInt(3) == 0) {
                cycle(dice, true);
            }
        }
        now = now.plus(Duration.ofDays(2));
        cycle(dice, false);
        cycle(dice, false);

        creator.forEach((record, status) -> {
            int join = rankOf(record);
            assertThat(ORDER.rank(status)).isGreaterThanOrEqualTo(join);
            if (join > StatusOrder.UNKNOWN && !touchedBefore(record, join)) {
                assertThat(ORDER.rank(status)).isEqualTo(join);
            }
        });
        assertThat(carryOver).isEqualTo(CarryOver.NOTHING);
        assertThat(rejected).isEmpty();
        assertThat(told)
                .allMatch(id -> ORDER.rank(store.get(id).status()) <= ORDER.rank(creator.get(recordOf(store.get(id)))));
    }

    /** Its first status was above everything that was ever heard of it. */
    private boolean touchedBefore(String record, int join) {
        return atStart.getOrDefault(record, StatusOrder.UNKNOWN) > join;
    }

    private void start(Random dice) {
        creator.clear();
        store.clear();
        told.clear();
        atStart.clear();
        carryOver = CarryOver.NOTHING;
        rejected = List.of();
        now = NOON;
        for (int i = 0; i < RECORDS; i++) {
            String status = List.of("", "sent", "accepted", "failed").get(dice.nextInt(4));
            creator.put("r" + i, status);
            atStart.put("r" + i, ORDER.rank(status));
        }
    }

    private static List<StatusEvent> callbacks(Random dice) {
        List<StatusEvent> callbacks = new ArrayList<>();
        int count = dice.nextInt(20);
        for (int i = 0; i < count; i++) {
            StatusEvent event =
                    event("q" + dice.nextInt(RECORDS), STATUSES.get(dice.nextInt(STATUSES.size())), i, false);
            callbacks.add(event);
            if (dice.nextInt(4) == 0) {
                callbacks.add(event);
            }
        }
        return callbacks;
    }

    private void receive(StatusEvent event) {
        store.putIfAbsent(event.id(), event);
    }

    /** One cycle that may die between any two steps, its writes refused or unanswered. */
    private void cycle(Random dice, boolean troubled) {
        now = now.plus(Duration.ofMinutes(dice.nextInt(180)));
        SyncRun run = new SyncRun(
                new StatusComparison(ORDER), new CycleLimits(20, 3), carryOver, new Rejections(rejected, now));
        try {
            while (!(run.next() instanceof Step.Done)) {
                maybeCrash(dice, troubled);
                take(run, dice, troubled);
            }
            maybeCrash(dice, troubled);
            keep(run);
        } catch (Crash crash) {
            return;
        }
        if (!troubled && run.report().left() > 0) {
            cycle(dice, false);
        }
    }

    private void take(SyncRun run, Random dice, boolean troubled) {
        switch (run.next()) {
            case Step.FetchPage fetch -> run.fetched(page(pending(), null));
            case Step.Match match -> run.matched(histories(match.queueIds()));
            case Step.MarkSynced mark -> {
                told.addAll(mark.documents());
                run.marked(mark.documents().size());
            }
            case Step.Write write -> {
                keep(run);
                Marks marks = new Marks();
                for (Change change : write.changes()) {
                    maybeCrash(dice, troubled);
                    write(run, change, marks, dice, troubled);
                    if (dice.nextBoolean()) {
                        marks.markWaiting(dice, troubled);
                    }
                    maybeCrash(dice, troubled);
                }
                marks.markWaiting(dice, troubled);
                maybeCrash(dice, troubled);
                marks.tell(run);
                run.writesEnded();
            }
            case Step.Done done -> {}
        }
    }

    private void write(SyncRun run, Change change, Marks marks, Random dice, boolean troubled) {
        int chance = troubled ? dice.nextInt(6) : 5;
        WriteOutcome outcome = switch (chance) {
            case 0 -> new WriteOutcome.Rejected(3002, "no");
            case 1 -> new WriteOutcome.Unknown(0, "lost before it came there");
            case 2 -> {
                patch(change);
                yield new WriteOutcome.Unknown(0, "the answer was lost");
            }
            default -> {
                patch(change);
                yield new WriteOutcome.Updated();
            }
        };
        maybeCrash(dice, troubled);
        marks.tell(run);
        if (!run.wrote(new Written(change, outcome)).isEmpty()) {
            marks.waiting.add(change);
        }
    }

    /** As a cycle makes them: several changes a mark, some time after they were written, and the run hears it later. */
    private final class Marks {

        private final List<Change> waiting = new ArrayList<>();
        private final List<Change> marked = new ArrayList<>();

        /** The store may fail; then those changes are written and never marked by this run. */
        void markWaiting(Random dice, boolean troubled) {
            if (!troubled || dice.nextInt(8) != 0) {
                waiting.forEach(change -> told.addAll(change.documents()));
                marked.addAll(waiting);
            }
            waiting.clear();
        }

        void tell(SyncRun run) {
            run.confirmed(marked, marked.size());
            marked.clear();
        }
    }

    private void patch(Change change) {
        String record = change.record().recordId();
        assertThat(ORDER.rank(change.status()))
                .as("never down")
                .isGreaterThanOrEqualTo(ORDER.rank(creator.get(record)));
        creator.put(record, change.status());
    }

    private static void maybeCrash(Random dice, boolean troubled) {
        if (troubled && dice.nextInt(12) == 0) {
            throw new Crash();
        }
    }

    private void keep(SyncRun run) {
        carryOver = run.carryOver();
        rejected = run.rejections();
    }

    private List<PendingRecord> pending() {
        return creator.entrySet().stream()
                .filter(entry -> !"delivered".equals(entry.getValue()))
                .map(entry ->
                        new PendingRecord(entry.getKey(), "q" + entry.getKey().substring(1), entry.getValue()))
                .toList();
    }

    private Map<String, List<StatusEvent>> histories(Collection<String> queueIds) {
        return store.values().stream()
                .filter(event -> queueIds.contains(event.queueId()))
                .collect(Collectors.groupingBy(StatusEvent::queueId));
    }

    private int rankOf(String record) {
        return store.values().stream()
                .filter(event -> record.equals(recordOf(event)))
                .mapToInt(event -> ORDER.rank(event.status()))
                .max()
                .orElse(StatusOrder.UNKNOWN);
    }

    private static String recordOf(StatusEvent event) {
        return "r" + event.queueId().substring(1);
    }
}

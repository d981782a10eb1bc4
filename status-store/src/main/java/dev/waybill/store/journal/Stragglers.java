package dev.waybill.store.journal;

import dev.waybill.store.journal.ForwardTarget.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Documents that stay behind while others arrive: one that its target fails on takes those along that share its call,
 * for ever. So whoever stayed behind a few times is handed over alone, and the others arrive; what stays behind alone,
 * too, for long is set aside. While nothing at all arrives, a few documents from all over a batch are tried alone, so
 * that many bad ones do not look like a target that is away.
 */
final class Stragglers {

    /** Staying behind so often with others is bad luck. */
    static final int TIMES_TOGETHER = 3;

    /** Documents handed over alone in one hand-over: as many as share a call of Catalyst. */
    static final int MOST_ALONE = 25;

    /** Tried alone while nothing arrives; together about as many calls as a whole batch. */
    static final int SAMPLE = 8;

    private final Duration patience;

    // Both guarded by this.
    private final Map<Long, Straggler> stragglers = new HashMap<>();
    private int fruitless;

    /** @param patience how long a document stays behind before it is set aside */
    Stragglers(Duration patience) {
        this.patience = patience;
    }

    private record Straggler(Instant since, int times) {

        boolean goesAlone() {
            return times >= TIMES_TOGETHER;
        }
    }

    /**
     * How a batch is handed over.
     *
     * @param together share calls
     * @param alone have calls of their own
     */
    record Shape(List<JournalEntry> together, List<JournalEntry> alone) {

        /** What each call to the target holds. */
        List<List<JournalEntry>> calls() {
            Stream<List<JournalEntry>> first = together.isEmpty() ? Stream.of() : Stream.of(together);
            return Stream.concat(first, alone.stream().map(List::of)).toList();
        }
    }

    /** The entries that are left out wait for another hand-over. */
    synchronized Shape shape(List<JournalEntry> batch) {
        if (fruitless > TIMES_TOGETHER) {
            int step = Math.ceilDiv(batch.size(), SAMPLE);
            return new Shape(
                    List.of(),
                    IntStream.range(0, batch.size())
                            .filter(i -> i % step == fruitless % step)
                            .mapToObj(batch::get)
                            .toList());
        }
        List<JournalEntry> together = new ArrayList<>();
        List<JournalEntry> alone = new ArrayList<>();
        for (JournalEntry entry : batch) {
            Straggler straggler = stragglers.get(entry.place());
            if (straggler == null || !straggler.goesAlone()) {
                together.add(entry);
            } else if (alone.size() < MOST_ALONE) {
                alone.add(entry);
            }
        }
        return new Shape(together, alone);
    }

    /** Takes note of what became of a batch, and refuses those that tried their patience. */
    synchronized Map<Long, Outcome> judged(Shape shape, Map<Long, Outcome> outcomes, Instant now) {
        boolean fruitful = outcomes.values().stream().anyMatch(Stragglers::arrived);
        // A sample that arrived does not prove that all the others would: the next failure brings another.
        fruitless = fruitful ? shape.together().isEmpty() ? TIMES_TOGETHER : 0 : fruitless + 1;
        Map<Long, Outcome> judged = new HashMap<>(outcomes);
        outcomes.forEach((place, outcome) -> {
            if (!(outcome instanceof Outcome.NotNow(String reason))) {
                stragglers.remove(place);
            } else if (fruitful) {
                Straggler before = stragglers.getOrDefault(place, new Straggler(now, 0));
                Straggler straggler = new Straggler(before.since(), before.times() + 1);
                stragglers.put(place, straggler);
                if (before.goesAlone() && !now.isBefore(before.since().plus(patience))) {
                    stragglers.remove(place);
                    judged.put(
                            place,
                            new Outcome.Refused("for " + patience.toMinutes()
                                    + " minutes it did not arrive while others did, last because: " + reason));
                }
            }
        });
        return judged;
    }

    /** A hand-over failed as a whole. */
    synchronized void nothingArrived() {
        fruitless++;
    }

    private static boolean arrived(Outcome outcome) {
        return outcome instanceof Outcome.Stored || outcome instanceof Outcome.Duplicate;
    }
}

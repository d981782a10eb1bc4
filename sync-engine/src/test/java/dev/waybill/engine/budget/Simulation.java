package dev.waybill.engine.budget;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.engine.budget.Admission.Ticket;
import dev.waybill.engine.time.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Supplier;

/** Calls in time that passes at once, against a server that a test describes. Refused calls are repeated. */
final class Simulation {

    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /** What the server makes of a call that arrives, with so many at the server, this one included. */
    interface Server {
        Answer answer(Instant arrival, int atTheServer);
    }

    record Answer(CallOutcome outcome, Duration latency) {

        boolean isRefusal() {
            return outcome instanceof CallOutcome.Refused;
        }
    }

    private record Flying(Ticket ticket, Answer answer, Instant end) {}

    final List<Instant> starts = new ArrayList<>();
    int mostInFlight;
    int refused;
    int answered;
    Instant now = START;

    /** How far the wall clock is ahead; it may be anything at any time. */
    Supplier<Duration> wallAhead = () -> Duration.ZERO;

    /** What lies in the store, as of the last note. */
    CallBook book = CallBook.EMPTY;

    private final PriorityQueue<Flying> flying = new PriorityQueue<>(Comparator.comparing(Flying::end));

    /** Makes so many calls that the server takes; fails when nothing is left to wait for. */
    Simulation run(CallBudget budget, Server server, int calls) {
        while (answered < calls) {
            endWhatIsOver(budget);
            Admission admission = answered + flying.size() < calls ? budget.ask(now()) : new Admission.AfterAnAnswer();
            switch (admission) {
                case Admission.Granted(Ticket ticket) -> start(ticket, server);
                case Admission.NotBefore(Instant time) -> now = earlier(time, nextEnd());
                case Admission.AfterAnAnswer a -> {
                    if (answered < calls) {
                        assertThat(flying).as("calls to wait for").isNotEmpty();
                        now = nextEnd();
                    }
                }
                case Admission.AfterANote n -> note(budget);
                case Admission.Closed c -> throw new AssertionError("no quota is used up here");
            }
        }
        return this;
    }

    /** A replica begins its cycle with what lies in the store. */
    void takeOver(CallBudget budget) {
        budget.begin(book, now());
        book = budget.book(0, now());
    }

    /** A cycle ends as it was meant to. */
    void end(CallBudget budget) {
        budget.giveBack();
        book = budget.book(0, now());
    }

    /** A cycle dies: nobody hears of its calls in flight any more. */
    void die() {
        flying.clear();
    }

    private void note(CallBudget budget) {
        int more = budget.wanted(now());
        assertThat(more).as("calls to note").isPositive();
        book = budget.book(more, now());
        budget.noted(more);
    }

    private void start(Ticket ticket, Server server) {
        starts.add(now);
        // A refused call never gets a place at the server.
        int places = (int) flying.stream().filter(f -> !f.answer().isRefusal()).count() + 1;
        Answer answer = server.answer(now, places);
        flying.add(new Flying(ticket, answer, now.plus(answer.latency())));
        mostInFlight = Math.max(mostInFlight, flying.size());
    }

    private void endWhatIsOver(CallBudget budget) {
        while (!flying.isEmpty() && !flying.peek().end().isAfter(now)) {
            Flying call = flying.remove();
            budget.answered(call.ticket(), call.answer().outcome(), now());
            if (call.answer().isRefusal()) {
                refused++;
            } else {
                answered++;
            }
        }
    }

    private Moment now() {
        return new Moment(now.plus(wallAhead.get()), now);
    }

    private Instant nextEnd() {
        return flying.isEmpty() ? Instant.MAX : flying.peek().end();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    /** The most starts within any minute. */
    int mostStartsInAMinute() {
        int most = 0;
        int first = 0;
        for (int last = 0; last < starts.size(); last++) {
            while (!starts.get(first).plusSeconds(60).isAfter(starts.get(last))) {
                first++;
            }
            most = Math.max(most, last - first + 1);
        }
        return most;
    }
}

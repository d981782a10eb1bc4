package dev.waybill.engine.schedule;

import dev.waybill.engine.cell.ControlCell;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cell.Decision;
import dev.waybill.model.store.ControlDocument;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Requests of all replicas to whoever leads, and the answers: small documents in the store. Fails like the store. */
final class Requests {

    /** Requests that may wait for a leader. */
    private static final int MOST_OPEN = 50;

    private static final int ANSWERS_KEPT = 50;

    private static final String ANSWERS = "answer/";

    private final ControlCells cells;
    private final ControlCell<Open> open;

    Requests(ControlCells cells) {
        this.cells = cells;
        this.open = cells.cell("requests", Open.class, new Open(List.of()));
    }

    record Open(List<Request> requests) {

        Open {
            requests = List.copyOf(requests);
        }
    }

    /** Whether it was taken; not when too many wait already. */
    Uni<Boolean> add(Request request) {
        return open.decide(before -> {
            if (before.requests().size() >= MOST_OPEN) {
                return Decision.keep(false);
            }
            List<Request> all = new ArrayList<>(before.requests());
            all.add(request);
            return Decision.write(new Open(all), true);
        });
    }

    /** Those without an answer, the oldest first. */
    Uni<List<Request>> open() {
        return open.get().map(Open::requests);
    }

    /** The answer goes first: a request that is not there any more has one. */
    Uni<Void> answer(Request request, Answer answer) {
        return cells.store()
                .compareAndSet(
                        ANSWERS + request.id(),
                        ControlDocument.ABSENT,
                        cells.codec().write(answer))
                .flatMap(written -> open.update(before -> new Open(before.requests().stream()
                        .filter(other -> !other.id().equals(request.id()))
                        .toList())))
                .flatMap(removed -> cells.store().trim(ANSWERS, ANSWERS_KEPT));
    }

    /** The answer to a request, once there is one. */
    Uni<Optional<Answer>> answerTo(String requestId) {
        String key = ANSWERS + requestId;
        return cells.store()
                .read(key)
                .map(found -> found.map(document -> cells.codec().read(key, document.json(), Answer.class)));
    }
}

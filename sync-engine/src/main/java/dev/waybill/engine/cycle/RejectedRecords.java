package dev.waybill.engine.cycle;

import dev.waybill.engine.cell.ControlCell;
import dev.waybill.engine.cell.ControlCells;
import dev.waybill.engine.cell.Decision;
import dev.waybill.engine.time.EngineTime;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The records that Creator refused, kept in the store. Only the cycle of the running term changes them; an operator's
 * wish to try them again lies beside them, so that neither overwrites the other.
 */
public final class RejectedRecords {

    /** Keeps a document small. */
    private static final int PER_DOCUMENT = 200;

    private final List<ControlCell<Part>> parts;
    private final ControlCell<Wish> wish;
    private final EngineTime time;

    public RejectedRecords(ControlCells cells, EngineTime time) {
        this.parts = IntStream.range(0, Rejections.MOST / PER_DOCUMENT)
                .mapToObj(i -> cells.cell("rejected/" + i, Part.class, Part.EMPTY))
                .toList();
        this.wish = cells.cell("rejected-retry", Wish.class, new Wish(Instant.EPOCH));
        this.time = time;
    }

    record Part(List<Rejection> rejections) {

        static final Part EMPTY = new Part(List.of());

        Part {
            rejections = List.copyOf(rejections);
        }
    }

    /** Records tried before this are to be tried again. */
    record Wish(Instant triedBefore) {}

    /** All of them, those that wait longest first. */
    public Uni<List<Rejection>> all() {
        Uni<List<Part>> read =
                Uni.join().all(parts.stream().map(ControlCell::get).toList()).andFailFast();
        return Uni.combine()
                .all()
                .unis(read, wish.get())
                .with((all, wanted) -> all.stream()
                        .flatMap(part -> part.rejections().stream())
                        .map(rejection -> rejection.retriedAfter(wanted.triedBefore()))
                        .toList());
    }

    /** Lets the next cycle try all of them again. Returns how many there are. */
    public Uni<Integer> retry() {
        Wish now = new Wish(time.wall());
        return wish.update(before -> now).flatMap(done -> all()).map(List::size);
    }

    /** Creator refused a change outside of a cycle. Returns all that are known now. */
    public Uni<List<Rejection>> refused(Change change, int code, String reason) {
        return all().flatMap(known -> {
            Rejections rejections = new Rejections(known, time.wall());
            rejections.refused(change, code, reason);
            List<Rejection> after = rejections.all();
            return keep(after).replaceWith(after);
        });
    }

    Uni<Void> keep(List<Rejection> rejections) {
        return Uni.join()
                .all(IntStream.range(0, parts.size())
                        .mapToObj(i -> keep(parts.get(i), part(rejections, i)))
                        .toList())
                .andFailFast()
                .replaceWithVoid();
    }

    private static Part part(List<Rejection> rejections, int index) {
        return new Part(rejections.stream()
                .skip((long) index * PER_DOCUMENT)
                .limit(PER_DOCUMENT)
                .toList());
    }

    private static Uni<Boolean> keep(ControlCell<Part> cell, Part part) {
        return cell.decide(before -> before.equals(part) ? Decision.keep(false) : Decision.write(part, true));
    }
}

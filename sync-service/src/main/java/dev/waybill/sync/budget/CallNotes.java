package dev.waybill.sync.budget;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.model.store.ControlStore;
import dev.waybill.sync.state.ControlCell;
import dev.waybill.sync.state.Decision;
import io.smallrye.mutiny.Uni;
import java.util.function.UnaryOperator;

/**
 * Keeps the book of calls in the store. A cycle whose lock another one took over can note nothing any more, so it
 * starts no more calls than it noted before.
 */
public final class CallNotes {

    private final ControlCell<CallBook> cell;

    public CallNotes(ControlStore store, ObjectMapper json) {
        this.cell = new ControlCell<>(store, json, "calls", CallBook.class, CallBook.EMPTY);
    }

    Uni<CallBook> read() {
        return cell.get();
    }

    Uni<CallBook> takeOver(UnaryOperator<CallBook> change) {
        return cell.update(change);
    }

    /** Fails with {@link CallsStoppedException} if a later cycle has the book. */
    Uni<Void> write(CallBook book) {
        return cell.<Boolean>decide(
                        before -> before.cycle() > book.cycle() ? Decision.keep(false) : Decision.write(book, true))
                .invoke(written -> {
                    if (!written) {
                        throw new CallsStoppedException();
                    }
                })
                .replaceWithVoid();
    }
}

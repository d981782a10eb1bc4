package dev.waybill.ingest.query;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.waybill.store.FrontJournal;
import dev.waybill.store.journal.JournalPage;
import dev.waybill.store.journal.JournalPage.Held;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads documents from the journal and writes them as JSON. */
@Singleton
final class JournalDocuments {

    private static final JournalPage NOTHING = new JournalPage(List.of(), null);

    private final FrontJournal front;

    JournalDocuments(FrontJournal front) {
        this.front = front;
    }

    /**
     * A question to the journal.
     *
     * @param cursor where the page before ended, absent for the first page
     */
    record Question(int limit, @Nullable String cursor) {}

    /** One page as JSON, written on a worker like any other. */
    Uni<byte[]> page(Question question) {
        return front.journal()
                .map(journal -> journal.page(question.limit(), question.cursor()))
                .orElseGet(() -> Uni.createFrom().item(NOTHING))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(page -> JsonBytes.of(out -> write(page, out)))
                .onFailure()
                .transform(QueryFailures::told);
    }

    /** A page as it leaves the API: of each document its own members, and why it is set aside, if it is. */
    private static void write(JournalPage page, JsonGenerator out) throws IOException {
        out.writeStartObject();
        out.writeNumberField("count", page.held().size());
        out.writeArrayFieldStart("records");
        for (Held held : page.held()) {
            out.writeStartObject();
            DocumentJson.writeMembers(held.document(), out);
            out.writeStringField("set_aside", held.refusal());
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeStringField("next_cursor", page.nextCursor());
        out.writeEndObject();
    }
}

package dev.waybill.ingest.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waybill.store.FrontJournal;
import dev.waybill.store.journal.JournalPage;
import dev.waybill.store.journal.JournalPage.Held;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads documents from the journal and writes them as JSON. */
@Singleton
final class JournalDocuments {

    private static final JournalPage NOTHING = new JournalPage(List.of(), null);

    private final FrontJournal front;
    private final ObjectMapper json;

    JournalDocuments(FrontJournal front, ObjectMapper json) {
        this.front = front;
        this.json = json;
    }

    /**
     * A question to the journal.
     *
     * @param cursor where the page before ended, absent for the first page
     */
    record Question(int limit, @Nullable String cursor) {}

    /** A page as it leaves the API. */
    record Page(
            int count,
            List<Map<String, @Nullable Object>> records,
            @JsonProperty("next_cursor") @Nullable String nextCursor) {}

    /** One page as JSON, written on a worker like any other. */
    Uni<byte[]> page(Question question) {
        return front.journal()
                .map(journal -> journal.page(question.limit(), question.cursor()))
                .orElseGet(() -> Uni.createFrom().item(NOTHING))
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .map(page -> bytes(new Page(
                        page.held().size(),
                        page.held().stream().map(JournalDocuments::record).toList(),
                        page.nextCursor())))
                .onFailure()
                .transform(QueryFailures::told);
    }

    /** The document's own members, and why it is set aside, if it is. */
    private static Map<String, @Nullable Object> record(Held held) {
        Map<String, @Nullable Object> record = DocumentJson.of(held.document());
        record.put("set_aside", held.refusal());
        return record;
    }

    private byte[] bytes(Page page) {
        try {
            return json.writeValueAsBytes(page);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps of text can be written", e);
        }
    }
}

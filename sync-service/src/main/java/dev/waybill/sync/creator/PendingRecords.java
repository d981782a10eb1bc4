package dev.waybill.sync.creator;

import dev.waybill.engine.cycle.PendingRecord;
import dev.waybill.model.status.StatusOrder;
import dev.waybill.zoho.creator.CreatorClient;
import dev.waybill.zoho.creator.CreatorRecord;
import dev.waybill.zoho.creator.Criteria;
import dev.waybill.zoho.creator.RecordQuery;
import io.smallrye.mutiny.Uni;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the records that may have something to learn. */
public final class PendingRecords {

    private final CreatorCalls calls;
    private final CreatorClient client;
    private final CreatorConfig.Fields fields;
    private final RecordQuery firstPage;

    PendingRecords(CreatorCalls calls, CreatorClient client, CreatorConfig config) {
        this.calls = calls;
        this.client = client;
        this.fields = config.fields();
        Criteria pending = config.criteria()
                .map(Criteria::raw)
                .orElseGet(() -> Criteria.field(fields.status()).notEquals(StatusOrder.DELIVERED));
        this.firstPage = RecordQuery.firstPage(pending, List.of(fields.queueId(), fields.status()), config.pageSize());
    }

    /**
     * One page. Fails with what the call fails with.
     *
     * @param cursor where the page before ended, absent for the first page
     */
    public Uni<PendingPage> page(@Nullable String cursor) {
        RecordQuery query = cursor == null ? firstPage : firstPage.from(cursor);
        return calls.call(CallKind.READ, token -> client.getRecords(token, query))
                .map(page -> new PendingPage(
                        page.records().stream().map(this::pending).toList(),
                        page.nextCursor().orElse(null)));
    }

    private PendingRecord pending(CreatorRecord record) {
        return new PendingRecord(record.id(), record.field(fields.queueId()), record.field(fields.status()));
    }
}

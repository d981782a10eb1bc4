package dev.waybill.sync.runs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.sync.page.TestTimes;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvTest {

    private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void cellsAreQuotedWhereTheyMustAndFormulasAreTexts() {
        String csv = Csv.of(
                List.of(
                        new RecordOutcome("77", "q", null, "rejected", "", "failed", 3002, "says \"no\", twice", AT),
                        new RecordOutcome("78", "=1+1", "wamid.1", "updated", "sent", "delivered", 3000, null, AT)),
                TestTimes.IN_UTC);

        assertThat(csv)
                .isEqualTo("time,record_id,queue_id,outcome,from,to,code,reason\r\n"
                        + "2026-01-01T00:00:00,77,q,rejected,,failed,3002,\"says \"\"no\"\", twice\"\r\n"
                        + "2026-01-01T00:00:00,78,'=1+1,updated,sent,delivered,3000,\r\n");
    }
}

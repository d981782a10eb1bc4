package dev.waybill.sync.runs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CsvTest {

    @Test
    void cellsAreQuotedWhereTheyMustAndFormulasAreTexts() {
        String csv = Csv.of(Stream.of(
                new Csv.Row("2026-01-01T00:00:00", "77", "q", "rejected", "", "failed", 3002, "says \"no\", twice"),
                new Csv.Row(null, "78", "=1+1", "updated", "sent", "delivered", null, null)));

        assertThat(csv)
                .isEqualTo("time,record_id,queue_id,outcome,from,to,code,reason\r\n"
                        + "2026-01-01T00:00:00,77,q,rejected,,failed,3002,\"says \"\"no\"\", twice\"\r\n"
                        + ",78,'=1+1,updated,sent,delivered,,\r\n");
    }
}

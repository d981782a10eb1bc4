package dev.waybill.system.replicas;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.testbed.LedgerLine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CycleLedgerTest {

    private final List<LedgerLine> lines = new ArrayList<>();

    @Test
    void cyclesThatFollowOneAnotherDoNotOverlap() {
        reads("a", 0);
        updates("a", 100, "", "sent");
        reads("b", 2000);
        updates("b", 2100, "sent", "delivered");
        reads("a", 4000);

        CycleLedger ledger = new CycleLedger(lines);

        assertThat(ledger.overlaps()).isZero();
        assertThat(ledger.cycles()).isEqualTo(3);
        assertThat(ledger.updates()).isEqualTo(2);
        assertThat(ledger.longestPauseMs()).isEqualTo(1900);
    }

    @Test
    void aCallBehindTheBeginningOfAnothersCycleIsAnOverlap() {
        reads("a", 0);
        updates("a", 100, "", "sent");
        reads("b", 150);
        updates("a", 200, "", "sent");
        updates("b", 250, "", "sent");

        assertThat(new CycleLedger(lines).overlaps()).isEqualTo(1);
    }

    @Test
    void aCycleThatReadsWhileAnotherWritesIsAnOverlapToo() {
        reads("a", 0);
        reads("b", 10);
        updates("a", 20, "", "sent");

        assertThat(new CycleLedger(lines).overlaps()).isEqualTo(1);
    }

    @Test
    void aMinuteIsAnySixtySeconds() {
        reads("a", 0);
        reads("a", 59_999);
        reads("a", 60_000);
        reads("a", 119_998);

        assertThat(new CycleLedger(lines).mostInAMinute()).isEqualTo(3);
    }

    @Test
    void aStepDownAndARepeatedWriteAreSeen() {
        reads("a", 0);
        updates("a", 1, "delivered", "sent");
        updates("a", 2, "sent", "sent");

        CycleLedger ledger = new CycleLedger(lines);

        assertThat(ledger.lowered()).isTrue();
        assertThat(ledger.repeated()).isEqualTo(1);
    }

    private void reads(String caller, long timeMs) {
        lines.add(new LedgerLine(lines.size() + 1L, timeMs, "get_records", "", "", "", 200, 3000, 1, caller));
    }

    private void updates(String caller, long timeMs, String before, String after) {
        lines.add(new LedgerLine(lines.size() + 1L, timeMs, "update_record", "1", before, after, 200, 3000, 1, caller));
    }
}

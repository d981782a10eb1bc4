package dev.waybill.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waybill.harness.ApplicationException;
import org.junit.jupiter.api.Test;

class WrkReportTest {

    @Test
    void theLineOfTheScriptIsRead() {
        WrkReport report =
                WrkReport.of("Running 5s test\nRESULT requests=1000 micros=2000000 refused=0 broken=0 rounds=0\n");

        assertThat(report).isEqualTo(new WrkReport(1000, 2_000_000, 0, 0, 0));
        assertThat(report.rate()).isEqualTo(500);
    }

    @Test
    void aLoadWithRefusalsIsNoMeasurement() {
        WrkReport refused = new WrkReport(1000, 1, 3, 0, 0);

        assertThatThrownBy(() -> refused.withoutErrors("ingest-service"))
                .isInstanceOf(ApplicationException.class)
                .hasMessage("ingest-service refused 3 of 1000 callbacks and broke 0 connections: see its log");
    }

    @Test
    void aLoadOfRepeatedCallbacksIsNoMeasurement() {
        WrkReport repeated = new WrkReport(1000, 1, 0, 0, 1);

        assertThatThrownBy(repeated::withoutRepetition).isInstanceOf(ApplicationException.class);
    }

    @Test
    void whatWrkSaysInsteadIsShown() {
        assertThatThrownBy(() -> WrkReport.of("unable to connect\n"))
                .isInstanceOf(ApplicationException.class)
                .hasMessage("wrk printed no result: unable to connect");
    }
}

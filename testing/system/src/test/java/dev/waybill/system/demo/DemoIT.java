package dev.waybill.system.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waybill.harness.Layout;
import dev.waybill.harness.Ports;
import dev.waybill.harness.testbed.Storage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** It takes what time it takes, so it runs beside other classes, but one store after the other. */
@Execution(ExecutionMode.CONCURRENT)
class DemoIT {

    @ParameterizedTest
    @EnumSource(Storage.class)
    @Execution(ExecutionMode.SAME_THREAD)
    void everyRecordEndsAsItMust(Storage storage) throws InterruptedException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

        int exitCode = new Demo(Layout.of(Path.of("../..")), Ports.free(), storage, out).once();

        String text = printed.toString(StandardCharsets.UTF_8);
        assertThat(text)
                .contains("64 of 64 records ended as they must; no status was lowered")
                .contains("what happened")
                .doesNotContain("WRONG");
        assertThat(exitCode).isZero();
    }
}

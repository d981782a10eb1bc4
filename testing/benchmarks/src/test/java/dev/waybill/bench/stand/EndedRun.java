package dev.waybill.bench.stand;

import dev.waybill.harness.Layout;
import dev.waybill.harness.Program;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A run that waits for its program for ever; prints what it made. */
final class EndedRun {

    private EndedRun() {}

    public static void main(String[] arguments) throws InterruptedException {
        try (Stand stand = new Stand(Layout.of(Path.of(arguments[0])), List.of(), ZoneOffset.UTC, 0);
                Program sleep = Program.start("sleep", List.of("sleep", "600"), stand.folder(), Map.of())) {
            System.out.println(stand.folder() + " " + stand.quickFolder(0) + " "
                    + ProcessHandle.current()
                            .children()
                            .findFirst()
                            .orElseThrow()
                            .pid());
            sleep.ends(Duration.ofMinutes(10));
        }
    }
}

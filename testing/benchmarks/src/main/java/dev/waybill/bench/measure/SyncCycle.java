package dev.waybill.bench.measure;

import static dev.waybill.bench.report.Figures.ratio;

import dev.waybill.bench.report.Row;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.Program;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cycles of 1000 changed records against a Creator of 200 ms, by the campaign that the tests run too. */
final class SyncCycle implements Measure {

    private static final double MOST_TIMES_IDEAL = 1.10;
    private static final Duration LIMIT_A_CYCLE = Duration.ofMinutes(1);
    private static final Duration LIMIT_BESIDE = Duration.ofMinutes(2);
    private static final Pattern RESULT =
            Pattern.compile("(\\d+) changed records, (\\d+) left: .* s, ([0-9.]+) times the ideal ([0-9.]+) s");
    private static final Pattern RESIDENT = Pattern.compile("at most ([0-9.]+) MB resident with (\\S+)");

    @Override
    public void run(Setting setting) throws InterruptedException {
        int cycles = setting.plan().rounds();
        String output = campaign(cycles, setting);
        Matcher result = RESULT.matcher(output);
        if (!result.find()) {
            throw new ApplicationException("the campaign of cycles failed: "
                    + output.strip().lines().reduce((first, second) -> second).orElse("it printed nothing"));
        }
        double timesIdeal = Double.parseDouble(result.group(3));
        setting.progress(result.group());
        setting.findings()
                .add(Row.judged(
                        "sync cycle, 1,000 changes, sandbox 200 ms, slowest of " + cycles,
                        "≤ " + ratio(MOST_TIMES_IDEAL) + " of ideal",
                        String.format(Locale.ROOT, "%.3f of %s s", timesIdeal, result.group(4)),
                        timesIdeal <= MOST_TIMES_IDEAL && result.group(2).equals("0")));
        Matcher resident = RESIDENT.matcher(output);
        if (resident.find()) {
            setting.findings()
                    .add(Row.reported(
                            "sync-service in a cycle with `" + resident.group(2) + "`, most resident memory",
                            resident.group(1) + " MB"));
        }
    }

    private static String campaign(int cycles, Setting setting) throws InterruptedException {
        List<String> command = List.of(
                Program.java(),
                "-jar",
                setting.stand().layout().campaigns().toString(),
                "speed",
                Integer.toString(cycles));
        // It looks for the applications from the repository's root.
        try (Program campaign = Program.start(
                "speed",
                command,
                setting.stand().layout().root(),
                setting.stand().folder(),
                Map.of())) {
            if (!campaign.ends(LIMIT_A_CYCLE.multipliedBy(cycles).plus(LIMIT_BESIDE))) {
                throw new ApplicationException("the campaign of cycles did not end in time");
            }
            return campaign.output();
        }
    }
}

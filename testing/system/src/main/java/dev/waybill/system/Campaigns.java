package dev.waybill.system;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.Layout;
import dev.waybill.harness.ScratchFolder;
import dev.waybill.harness.testbed.Storage;
import dev.waybill.system.backup.BackupCampaign;
import dev.waybill.system.backup.BackupReport;
import dev.waybill.system.crash.CrashCampaign;
import dev.waybill.system.crash.ForwardCrashCampaign;
import dev.waybill.system.demo.Demo;
import dev.waybill.system.operator.OperatorCommand;
import dev.waybill.system.outage.OutageCampaign;
import dev.waybill.system.outage.OutageReport;
import dev.waybill.system.replicas.ReplicaCampaign;
import dev.waybill.system.replicas.ReplicaReport;
import dev.waybill.system.siege.SiegeCampaign;
import dev.waybill.system.siege.SiegeReport;
import dev.waybill.system.speed.SpeedCampaign;
import dev.waybill.system.speed.SpeedReport;
import dev.waybill.system.startup.StartupCampaign;
import dev.waybill.system.startup.StartupReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Entry of {@code waybill-campaigns.jar}: the commands of {@code ./waybill} that need more than a shell. */
public final class Campaigns {

    private Campaigns() {}

    /** Runs a command; exit code 0 only when it did what it says. */
    public static void main(String[] args) throws InterruptedException {
        System.exit(run(Arrays.asList(args)));
    }

    private static int run(List<String> args) throws InterruptedException {
        try {
            String command = args.isEmpty() ? "" : args.getFirst();
            return switch (command) {
                case "demo" -> demo(args);
                case "crash" -> crash(args.size() > 1 ? args.get(1) : "200", storage(args));
                case "outage" -> outage(args.size() > 1 ? args.get(1) : "300", args.size() > 2 ? args.get(2) : "0");
                case "backups" -> backups(args.size() > 1 ? args.get(1) : "20");
                case "startup" -> startup(args.size() > 1 ? args.get(1) : "7");
                case "replicas" -> replicas(args.size() > 1 ? args.get(1) : "300");
                case "siege" -> siege(args.size() > 1 ? args.get(1) : "60");
                case "speed" -> speed(args.size() > 1 ? args.get(1) : "5");
                case "operator" -> new OperatorCommand(System.in, System.out).run(args.subList(1, args.size()));
                default -> throw new ApplicationException("unknown command '" + command + "': see ./waybill help");
            };
        } catch (ApplicationException e) {
            System.err.println("waybill: " + e.getMessage());
            return 1;
        }
    }

    private static int crash(String kills, Storage storage) throws InterruptedException {
        if (!kills.matches("[1-9][0-9]{0,5}")) {
            throw new ApplicationException("crash takes a number of kills, such as 200");
        }
        return switch (storage) {
            case SQLITE -> crash(Integer.parseInt(kills));
            case CATALYST ->
                new ForwardCrashCampaign(Layout.of(Path.of("")), System.nanoTime(), System.out)
                                .run(Integer.parseInt(kills))
                                .clean()
                        ? 0
                        : 1;
        };
    }

    private static int crash(int kills) throws InterruptedException {
        try (ScratchFolder folder = ScratchFolder.create()) {
            return new CrashCampaign(Layout.of(Path.of("")), folder.path(), System.nanoTime(), System.out)
                            .run(kills)
                            .clean()
                    ? 0
                    : 1;
        }
    }

    private static int outage(String seconds, String lost) throws InterruptedException {
        if (!seconds.matches("[1-9][0-9]{0,4}") || !lost.matches("0|[1-9][0-9]?")) {
            throw new ApplicationException("outage takes a number of seconds, such as 300, and a percentage of writes"
                    + " whose answers get lost, such as 20");
        }
        OutageReport report = new OutageCampaign(Layout.of(Path.of("")), Integer.parseInt(lost) / 100.0, System.out)
                .run(Duration.ofSeconds(Long.parseLong(seconds)));
        return report.clean() ? 0 : 1;
    }

    private static int backups(String backups) throws InterruptedException {
        if (!backups.matches("[1-9][0-9]{0,3}")) {
            throw new ApplicationException("backups takes a number of backups, such as 20");
        }
        try (ScratchFolder folder = ScratchFolder.create()) {
            BackupReport report = new BackupCampaign(Layout.of(Path.of("")), folder.path(), System.out)
                    .run(Integer.parseInt(backups));
            return report.clean() ? 0 : 1;
        }
    }

    private static int startup(String starts) throws InterruptedException {
        if (!starts.matches("[1-9][0-9]?")) {
            throw new ApplicationException("startup takes a number of starts, such as 7");
        }
        try (ScratchFolder folder = ScratchFolder.create()) {
            List<StartupReport> reports = new StartupCampaign(Layout.of(Path.of("")), folder.path(), System.out)
                    .run(Integer.parseInt(starts));
            return reports.stream().allMatch(StartupReport::clean) ? 0 : 1;
        }
    }

    private static int replicas(String seconds) throws InterruptedException {
        if (!seconds.matches("[1-9][0-9]{1,4}")) {
            throw new ApplicationException("replicas takes a number of seconds from 10, such as 300");
        }
        ReplicaReport report = new ReplicaCampaign(Layout.of(Path.of("")), System.nanoTime(), System.out)
                .run(Duration.ofSeconds(Long.parseLong(seconds)));
        return report.clean() ? 0 : 1;
    }

    private static int siege(String seconds) throws InterruptedException {
        if (!seconds.matches("[1-9][0-9]{1,3}")) {
            throw new ApplicationException("siege takes a number of seconds from 10, such as 60");
        }
        SiegeReport report =
                new SiegeCampaign(Layout.of(Path.of("")), System.out).run(Duration.ofSeconds(Long.parseLong(seconds)));
        return report.clean() ? 0 : 1;
    }

    private static int speed(String cycles) throws InterruptedException {
        if (!cycles.matches("[1-9][0-9]{0,3}")) {
            throw new ApplicationException("speed takes a number of cycles, such as 5");
        }
        SpeedReport report = new SpeedCampaign(Layout.of(Path.of("")), System.out).run(Integer.parseInt(cycles));
        return report.clean() ? 0 : 1;
    }

    private static int demo(List<String> args) throws InterruptedException {
        Demo demo = new Demo(Layout.of(Path.of("")), storage(args), System.out);
        return args.contains("--once") ? demo.once() : demo.untilInterrupted();
    }

    private static Storage storage(List<String> args) {
        int option = args.indexOf("--store");
        return option < 0 ? Storage.SQLITE : Storage.named(option + 1 < args.size() ? args.get(option + 1) : "nothing");
    }
}

package dev.waybill.system;

import dev.waybill.system.app.ApplicationException;
import dev.waybill.system.app.Layout;
import dev.waybill.system.demo.Demo;
import dev.waybill.system.operator.OperatorCommand;
import java.nio.file.Path;
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
                case "demo" -> demo(args.contains("--once"));
                case "operator" -> new OperatorCommand(System.in, System.out).run(args.subList(1, args.size()));
                default -> throw new ApplicationException("unknown command '" + command + "': see ./waybill help");
            };
        } catch (ApplicationException e) {
            System.err.println("waybill: " + e.getMessage());
            return 1;
        }
    }

    private static int demo(boolean once) throws InterruptedException {
        Demo demo = new Demo(Layout.of(Path.of("")), System.out);
        return once ? demo.once() : demo.untilInterrupted();
    }
}

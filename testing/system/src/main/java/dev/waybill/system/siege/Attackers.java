package dev.waybill.system.siege;

import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.Program;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * All attackers, in a process of their own that every other process goes before: who attacks from elsewhere takes the
 * services' processors by what he sends, and not by preparing it. In one process with the honest sender they delayed
 * his callbacks for seconds while the services answered within milliseconds.
 */
final class Attackers {

    private static final String EACH_ITS_OWN = "127.0.1.";
    private static final String VIEWER = "ATTACKERS_VIEWER";
    private static final String URL_TOKEN = "ATTACKERS_URL_TOKEN";

    private Attackers() {}

    /**
     * What is attacked, and what attackers know.
     *
     * @param ingest port
     * @param sync port
     * @param viewer name and password of somebody whom both services know as a viewer
     * @param urlToken with which a sender may post
     */
    record Targets(int ingest, int sync, String viewer, String urlToken) {}

    /** They attack, each from an address of its own, until the program is closed. */
    static Program apart(Targets targets, Path folder) {
        return start("attackers-apart", targets, List.of(), folder);
    }

    /** They all attack from this address until the program is closed. */
    static Program at(String address, Targets targets, Path folder) {
        return start("attackers-shared", targets, List.of(address), folder);
    }

    private static Program start(String name, Targets targets, List<String> address, Path folder) {
        List<String> command = new ArrayList<>(List.of(
                "nice",
                "-n",
                "19",
                Program.java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                Attackers.class.getName(),
                Integer.toString(targets.ingest()),
                Integer.toString(targets.sync())));
        command.addAll(address);
        return Program.start(
                name,
                command,
                Path.of("").toAbsolutePath(),
                folder,
                Map.of(VIEWER, targets.viewer(), URL_TOKEN, targets.urlToken()));
    }

    /** Ports of ingest and sync, then the address of all attackers unless each has its own. */
    public static void main(String[] args) throws InterruptedException {
        Targets targets = new Targets(
                Integer.parseInt(args[0]), Integer.parseInt(args[1]), System.getenv(VIEWER), System.getenv(URL_TOKEN));
        IntFunction<InetAddress> addresses = number -> address(args.length > 2 ? args[2] : EACH_ITS_OWN + (number + 1));
        try (Siege siege = new Siege(new Attacks(targets).all(), addresses)) {
            siege.join();
        }
    }

    /** An address in digits. */
    static InetAddress address(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new ApplicationException(address + " is no address here", e);
        }
    }
}

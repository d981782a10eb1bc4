package dev.waybill.system.replicas;

import dev.waybill.harness.Application;
import dev.waybill.harness.ApplicationException;
import dev.waybill.harness.JsonHttp;
import dev.waybill.harness.Ports;
import dev.waybill.harness.testbed.SyncControls;
import dev.waybill.harness.testbed.Testbed;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** One sync among several on a store. Its name is its user agent, by which the sandbox's ledger knows it. */
final class Replica {

    private final String name;
    private final Testbed testbed;
    private final JsonHttp http;
    private final int port = Ports.another();
    private final Map<String, String> variables;
    private int lives;
    private Application application;

    /** Starts it; it does not serve before {@link #awaitReady}. */
    Replica(String name, Testbed testbed, JsonHttp http, Map<String, String> more) {
        this.name = name;
        this.testbed = testbed;
        this.http = http;
        this.variables = new HashMap<>(more);
        variables.put("WAYBILL_ZOHO_USER_AGENT", name);
        application = launched();
    }

    String name() {
        return name;
    }

    SyncControls controls() {
        return new SyncControls(http, testbed, port);
    }

    void awaitReady() throws InterruptedException {
        application.awaitReady(http, Application.READY);
    }

    /** As a power cut does it; returns when the process is gone and a new one starts. */
    void killAndStartAgain() throws InterruptedException {
        application.process().destroyForcibly().waitFor();
        application = launched();
    }

    /** Asks it to end and returns how many milliseconds that took; fails when it takes longer than this. */
    long end(long mostMillis) throws InterruptedException {
        long began = System.nanoTime();
        application.process().destroy();
        if (!application.process().waitFor(mostMillis, TimeUnit.MILLISECONDS)) {
            throw new ApplicationException(name + " did not end in " + mostMillis + " ms");
        }
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
    }

    private Application launched() {
        lives++;
        return testbed.launchSync(name + "-" + lives, port, variables);
    }
}

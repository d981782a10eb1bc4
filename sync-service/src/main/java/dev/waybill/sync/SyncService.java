package dev.waybill.sync;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Starts the service, or says in one line each what keeps it from starting. */
@QuarkusMain
public final class SyncService {

    private SyncService() {}

    /** Exit code 1 if a setting or the machine is not right. */
    public static void main(String[] arguments) {
        if (!SyncSettings.preflight().passes()) {
            System.exit(1);
        }
        Quarkus.run(arguments);
    }
}

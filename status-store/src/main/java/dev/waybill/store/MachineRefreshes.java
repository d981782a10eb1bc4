package dev.waybill.store;

import dev.waybill.zoho.accounts.ClientCredentials;
import dev.waybill.zoho.accounts.FileRefreshLog;
import dev.waybill.zoho.accounts.TokenRefreshLog;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/**
 * Counts the access tokens of this machine, where the store that could count them for all machines opens with such a
 * token only.
 */
@Singleton
public class MachineRefreshes {

    private final StoreConfig store;
    private final Path file;

    MachineRefreshes(StoreConfig store, CatalystConfig catalyst) {
        this.store = store;
        this.file = catalyst.tokenRefreshesPath();
    }

    /** The count of one refresh token; grants everything where the embedded store counts for this machine anyway. */
    public TokenRefreshLog of(ClientCredentials credentials) {
        return store.kind().equals("catalyst")
                ? new FileRefreshLog(file, credentials, Infrastructure.getDefaultWorkerPool())
                : TokenRefreshLog.GRANTING;
    }
}

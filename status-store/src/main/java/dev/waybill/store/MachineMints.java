package dev.waybill.store;

import dev.waybill.zoho.accounts.ClientCredentials;
import dev.waybill.zoho.accounts.FileMintLog;
import dev.waybill.zoho.accounts.MintLog;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.inject.Singleton;
import java.nio.file.Path;

/**
 * Counts the access tokens of this machine, where the store that could count them for all machines opens with such a
 * token only.
 */
@Singleton
public class MachineMints {

    private final StoreConfig store;
    private final Path file;

    MachineMints(StoreConfig store, CatalystConfig catalyst) {
        this.store = store;
        this.file = catalyst.mintsPath();
    }

    /** The count of one refresh token; grants everything where the embedded store counts for this machine anyway. */
    public MintLog of(ClientCredentials credentials) {
        return store.kind().equals("catalyst")
                ? new FileMintLog(file, credentials, Infrastructure.getDefaultWorkerPool())
                : MintLog.GRANTING;
    }
}

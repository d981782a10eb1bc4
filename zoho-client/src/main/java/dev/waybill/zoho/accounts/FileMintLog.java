package dev.waybill.zoho.accounts;

import io.smallrye.mutiny.Uni;
import java.io.UncheckedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Counts mints in a file that all processes of a machine share and that outlives them. Where the file cannot be kept,
 * it counts for its own process only, and says so once.
 */
public final class FileMintLog implements MintLog {

    private static final System.Logger LOG = System.getLogger(FileMintLog.class.getName());

    private final MintFile file;
    private final Executor blocking;
    private final MemoryMintLog withoutFile = new MemoryMintLog();
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * A log of one refresh token's mints.
     *
     * @param file created when missing, with its folder; may be shared with those of other refresh tokens
     * @param blocking where the file is read and written
     */
    public FileMintLog(Path file, ClientCredentials credentials, Executor blocking) {
        this.file = new MintFile(file.toAbsolutePath(), credentials);
        this.blocking = blocking;
    }

    @Override
    public Uni<Optional<Instant>> tryMint(Instant now) {
        return Uni.createFrom()
                .item(() -> file.tryMint(now))
                .runSubscriptionOn(blocking)
                .onFailure(UncheckedIOException.class)
                .recoverWithUni(failure -> {
                    tell(failure);
                    return withoutFile.tryMint(now);
                });
    }

    private void tell(Throwable failure) {
        if (told.compareAndSet(false, true)) {
            LOG.log(
                    Level.WARNING,
                    "access tokens are counted for this process only, since {0} cannot be kept ({1})",
                    file.path(),
                    String.valueOf(failure.getCause()));
        }
    }
}

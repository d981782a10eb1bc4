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
 * Counts token refreshes in a file that all processes of a machine share and that outlives them. Where the file cannot
 * be kept, it counts for its own process only, and says so once.
 */
public final class FileRefreshLog implements TokenRefreshLog {

    private static final System.Logger LOG = System.getLogger(FileRefreshLog.class.getName());

    private final RefreshFile file;
    private final Executor blocking;
    private final MemoryRefreshLog withoutFile = new MemoryRefreshLog();
    private final AtomicBoolean told = new AtomicBoolean();

    /**
     * A log of one refresh token's uses.
     *
     * @param file created when missing, with its folder; may be shared with those of other refresh tokens
     * @param blocking where the file is read and written
     */
    public FileRefreshLog(Path file, ClientCredentials credentials, Executor blocking) {
        this.file = new RefreshFile(file.toAbsolutePath(), credentials);
        this.blocking = blocking;
    }

    @Override
    public Uni<Optional<Instant>> tryRefresh(Instant now) {
        return Uni.createFrom()
                .item(() -> file.tryRefresh(now))
                .runSubscriptionOn(blocking)
                .onFailure(UncheckedIOException.class)
                .recoverWithUni(failure -> {
                    tell(failure);
                    return withoutFile.tryRefresh(now);
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

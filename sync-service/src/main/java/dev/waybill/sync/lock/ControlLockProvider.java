package dev.waybill.sync.lock;

import net.javacrumbs.shedlock.support.StorageBasedLockProvider;

/** Opens ShedLock's provider for our storage. */
final class ControlLockProvider extends StorageBasedLockProvider {

    ControlLockProvider(ControlLockStorage storage) {
        super(storage);
    }
}

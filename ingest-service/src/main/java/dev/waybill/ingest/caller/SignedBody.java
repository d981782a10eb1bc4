package dev.waybill.ingest.caller;

import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;

/**
 * A body that is compared with its signature while it arrives, so that a caller who cannot sign is known as soon as the
 * last byte is there, and costs no thread and no queue behind it. Used by one thread at a time.
 */
public final class SignedBody {

    private final List<Mac> macs;
    private final byte[] claimed;

    SignedBody(List<Mac> macs, byte[] claimed) {
        this.macs = macs;
        this.claimed = claimed;
    }

    /** Takes the next bytes of the body. */
    public void add(byte[] bytes, int offset, int length) {
        macs.forEach(mac -> mac.update(bytes, offset, length));
    }

    /**
     * Whether one of the app secrets made this signature of what was added; asked once, at the end. Takes the same time
     * whichever it is, or none.
     */
    public boolean isSigned() {
        boolean found = false;
        for (Mac mac : macs) {
            found |= MessageDigest.isEqual(mac.doFinal(), claimed);
        }
        return found;
    }
}

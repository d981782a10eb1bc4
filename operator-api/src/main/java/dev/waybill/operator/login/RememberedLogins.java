package dev.waybill.operator.login;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Good log-ins of the last minute, at most 256, as HMAC-SHA256 under a key that lives and dies with the process. No
 * password is kept. Failed log-ins are never remembered.
 */
final class RememberedLogins {

    static final Duration MEMORY = Duration.ofSeconds(60);
    static final int MAX_LOGINS = 256;
    private static final String ALGORITHM = "HmacSHA256";

    private final Clock clock;
    private final SecretKeySpec key;
    private final ReentrantLock lock = new ReentrantLock();
    /** In the order of expiry. */
    private final Map<ByteBuffer, Instant> expiries = new LinkedHashMap<>();

    RememberedLogins(Clock clock, SecureRandom random) {
        this.clock = clock;
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        this.key = new SecretKeySpec(bytes, ALGORITHM);
    }

    /** What stands for a name with a password. */
    ByteBuffer print(String name, String password) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        Mac mac = mac();
        // The length keeps ("ab", "c") and ("a", "bc") apart.
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(nameBytes.length).flip());
        mac.update(nameBytes);
        return ByteBuffer.wrap(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
    }

    /** A number that belongs to a name for the life of the process, and that nobody outside can foresee. */
    int choice(String name) {
        return ByteBuffer.wrap(mac().doFinal(name.getBytes(StandardCharsets.UTF_8)))
                .getInt();
    }

    boolean knows(ByteBuffer print) {
        lock.lock();
        try {
            Instant expiry = expiries.get(print);
            return expiry != null && clock.instant().isBefore(expiry);
        } finally {
            lock.unlock();
        }
    }

    void add(ByteBuffer print) {
        lock.lock();
        try {
            expiries.remove(print);
            expiries.put(print, clock.instant().plus(MEMORY));
            if (expiries.size() > MAX_LOGINS) {
                expiries.remove(expiries.keySet().iterator().next());
            }
        } finally {
            lock.unlock();
        }
    }

    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}

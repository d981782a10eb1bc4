package dev.waybill.model.store;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Control state beside the log: small JSON documents by key, changed by compare-and-set, seen alike by every replica.
 * Fails like {@link StatusStore}.
 */
public interface ControlStore {

    /** The document under a key. */
    Uni<Optional<ControlDocument>> read(String key);

    /** The documents under several keys, read together; those that hold nothing are left out. */
    Uni<Map<String, ControlDocument>> readAll(Collection<String> keys);

    /**
     * Writes a document if the key still is at a version; durable on completion.
     *
     * @param expectedVersion the version read before, or {@link ControlDocument#ABSENT}
     * @return whether it was written; its version is then one higher
     */
    Uni<Boolean> compareAndSet(String key, long expectedVersion, String json);

    /** Documents whose keys start with a prefix, highest key first. */
    Uni<List<ControlDocument>> latest(String prefix, int limit);

    /** Removes all documents of a prefix but those with the highest keys. */
    Uni<Void> trim(String prefix, int keep);
}

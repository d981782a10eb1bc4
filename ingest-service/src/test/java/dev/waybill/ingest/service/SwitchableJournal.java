package dev.waybill.ingest.service;

import dev.waybill.store.FrontJournal;
import dev.waybill.store.StoreTables;
import dev.waybill.store.journal.Journal;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A journal in front of the store for those tests that bring one; else none, as with the embedded store. */
@Alternative
@Priority(1)
@Singleton
public class SwitchableJournal implements FrontJournal, StoreTables {

    private volatile @Nullable Journal journal;
    private volatile List<String> missing = List.of();

    /** Puts a journal in front, or takes it away. */
    public void use(@Nullable Journal newJournal) {
        journal = newJournal;
    }

    /** Steps that are missing from now on. */
    public void miss(String... steps) {
        missing = List.of(steps);
    }

    @Override
    public Uni<List<String>> missing() {
        return Uni.createFrom().item(missing);
    }

    @Override
    public Optional<Journal> journal() {
        return Optional.ofNullable(journal);
    }
}

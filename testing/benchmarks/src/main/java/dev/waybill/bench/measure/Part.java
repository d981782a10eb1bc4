package dev.waybill.bench.measure;

import java.util.Locale;

/** What can be measured, in the order of a run: what only reads the large store comes before what adds to it. */
public enum Part {
    PAGES("first pages of the large store", new ReadPages(), true),
    STREAM("a stream of the last 24 hours", new LineStream(), true),
    MATCH("matches of queue ids", new Match(), true),
    POST("callbacks of one status", new PostRate(), true),
    STEADY("3,000 callbacks a second", new SteadyRate(), true),
    BATCH("callbacks of 100 statuses", new BatchRate(), true),
    CLEANUP("a cleanup under load", new Cleanup(), true),
    CONSOLE("open consoles", new OpenConsoles(), true),
    MEMORY("memory and disk", new SmallHeap(), false),
    CYCLE("cycles of sync-service", new SyncCycle(), false);

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // No measure has fields.
    private final Measure measure;

    private final boolean needsStores;

    Part(String title, Measure measure, boolean needsStores) {
        this.title = title;
        this.measure = measure;
        this.needsStores = needsStores;
    }

    /** The word by which the command line knows it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String title() {
        return title;
    }

    public Measure measure() {
        return measure;
    }

    /** Whether the filled stores must be there. */
    public boolean needsStores() {
        return needsStores;
    }
}

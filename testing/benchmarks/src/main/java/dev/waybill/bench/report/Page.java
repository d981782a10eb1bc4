package dev.waybill.bench.report;

import dev.waybill.harness.ApplicationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page {@code docs/benchmarks.md}. What people wrote in it stays; a run replaces what stands between the marks of
 * its kind.
 */
public final class Page {

    private static final String NEW_PAGE = "# Benchmarks\n\nWritten by `./waybill bench`.\n";

    private final Path path;

    public Page(Path path) {
        this.path = path;
    }

    /**
     * Replaces a part, or adds it at the end.
     *
     * @param kind of run: {@code full} or {@code quick}
     */
    public void replace(String kind, String text) {
        try {
            String old = Files.exists(path) ? Files.readString(path) : NEW_PAGE;
            Files.writeString(path, replaced(old, kind, text));
        } catch (IOException e) {
            throw new ApplicationException("cannot write " + path + ": make it writable", e);
        }
    }

    static String replaced(String old, String kind, String text) {
        String begin = "<!-- " + kind + " run: begin -->";
        String end = "<!-- " + kind + " run: end -->";
        String part = begin + "\n" + text.strip() + "\n" + end;
        int from = old.indexOf(begin);
        int to = old.indexOf(end);
        return from >= 0 && to > from
                ? old.substring(0, from) + part + old.substring(to + end.length())
                : old.stripTrailing() + "\n\n" + part + "\n";
    }
}

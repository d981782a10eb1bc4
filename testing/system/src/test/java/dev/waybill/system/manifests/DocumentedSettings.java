package dev.waybill.system.manifests;

import java.io.IOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What each service reads, as {@code docs/configuration.md} has it; a test of each service holds its table to its code.
 *
 * @param all every variable that the page names, by service
 * @param needed those without which it does not start
 * @param ports where each listens by default
 * @param stores the kinds of store
 */
record DocumentedSettings(
        Map<String, Set<String>> all, Map<String, Set<String>> needed, Map<String, Integer> ports, Set<String> stores) {

    private static final Pattern STORES =
            Pattern.compile("`WAYBILL_STORE_KIND` \\| both \\| `sqlite` \\| one of ([a-z, ]+) \\|");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| `([A-Z_]+)` \\| (both|ingest|sync) \\| (`(.*?)`|needed|-) \\|");
    private static final Pattern OF_QUARKUS = Pattern.compile("`(QUARKUS_[A-Z_]+)`");

    static DocumentedSettings read() throws IOException {
        String page = Files.readString(Overlay.ROOT.resolve("docs/configuration.md"));
        DocumentedSettings settings =
                new DocumentedSettings(new HashMap<>(), new HashMap<>(), new HashMap<>(), stores(page));
        for (String service : List.of("ingest", "sync")) {
            settings.read(service, page);
            Matcher quarkus = OF_QUARKUS.matcher(page);
            while (quarkus.find()) {
                settings.all.get(service).add(quarkus.group(1));
            }
        }
        return settings;
    }

    /** Every variable that at least one service reads. */
    Set<String> ofAnyService() {
        Set<String> names = new HashSet<>();
        all.values().forEach(names::addAll);
        return names;
    }

    private static Set<String> stores(String page) {
        Matcher kinds = STORES.matcher(page);
        if (!kinds.find()) {
            throw new IllegalStateException("docs/configuration.md does not say which kinds of store there are");
        }
        return Set.of(kinds.group(1).split(", "));
    }

    private void read(String service, String page) {
        Set<String> names = new HashSet<>();
        Set<String> without = new HashSet<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            if (!row.group(2).equals("both") && !row.group(2).equals(service)) {
                continue;
            }
            names.add(row.group(1));
            if (row.group(3).equals("needed")) {
                without.add(row.group(1));
            }
            if (row.group(1).equals("QUARKUS_HTTP_PORT")) {
                ports.put(service, Integer.valueOf(row.group(4)));
            }
        }
        all.put(service, names);
        needed.put(service, without);
    }

    /** The variables among these that nobody reads. */
    static List<String> unknown(Set<String> given, Set<String> known) {
        return given.stream().filter(name -> !known.contains(name)).sorted().toList();
    }
}

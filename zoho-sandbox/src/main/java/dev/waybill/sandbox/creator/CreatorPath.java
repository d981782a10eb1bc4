package dev.waybill.sandbox.creator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the paths of the Creator API and of its older layout. Source: Zoho Creator facts 1.1, 11.1. */
final class CreatorPath {

    private static final String DATA = "/creator/v2.1/data/";
    private static final String OLDER_DATA = "/api/v2.1/";
    private static final String APPLICATIONS = "/creator/v2.1/meta/applications";
    private static final Pattern RECORD_ID = Pattern.compile("[0-9]{1,19}");

    private CreatorPath() {}

    /** What the path points at; empty if it has the shape of no endpoint. */
    static Optional<CreatorTarget> parse(String path) {
        if (path.equals(APPLICATIONS)) {
            return Optional.of(new CreatorTarget.Applications());
        }
        if (path.startsWith(DATA)) {
            return component(path.substring(DATA.length()));
        }
        return path.startsWith(OLDER_DATA) ? component(path.substring(OLDER_DATA.length())) : Optional.empty();
    }

    private static Optional<CreatorTarget> component(String rest) {
        List<String> parts = List.of(rest.split("/", -1));
        if (parts.stream().anyMatch(String::isEmpty) || parts.size() < 4) {
            return Optional.empty();
        }
        String owner = parts.get(0);
        String app = parts.get(1);
        String name = parts.get(3);
        String shape = parts.get(2) + parts.size();
        return switch (shape) {
            case "report4" -> Optional.of(new CreatorTarget.Report(owner, app, name));
            case "form4" -> Optional.of(new CreatorTarget.Form(owner, app, name));
            case "report5" ->
                RECORD_ID.matcher(parts.get(4)).matches()
                        ? Optional.of(new CreatorTarget.Row(owner, app, name, parts.get(4)))
                        : Optional.empty();
            default -> Optional.empty();
        };
    }
}

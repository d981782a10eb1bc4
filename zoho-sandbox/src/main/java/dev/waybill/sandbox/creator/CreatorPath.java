package dev.waybill.sandbox.creator;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the paths of the Creator API and of its older layout. Source: Zoho Creator facts 1.1, 11.1. */
final class CreatorPath {

    private static final String DATA = "/creator/v2.1/data/";
    private static final String OLDER_DATA = "/api/v2.1/";
    private static final String V2_DATA = "/creator/v2/data/";
    private static final String OLDER_V2_DATA = "/api/v2/";
    private static final String CUSTOM = "/creator/custom/";
    private static final String V2_APPLICATIONS = "/api/v2/applications";
    private static final String APPLICATIONS = "/creator/v2.1/meta/applications";
    private static final Pattern RECORD_ID = Pattern.compile("[0-9]{1,19}");

    private CreatorPath() {}

    /** What the path points at; empty if it has the shape of no endpoint. */
    static Optional<CreatorTarget> parse(String path) {
        if (path.equals(APPLICATIONS) || path.equals(V2_APPLICATIONS)) {
            return Optional.of(new CreatorTarget.Applications());
        }
        if (path.startsWith(DATA)) {
            return component(path.substring(DATA.length()));
        }
        if (path.startsWith(CUSTOM)) {
            return custom(path.substring(CUSTOM.length()));
        }
        if (path.startsWith(V2_DATA)) {
            return older(path.substring(V2_DATA.length()));
        }
        if (path.startsWith(OLDER_V2_DATA)) {
            return older(path.substring(OLDER_V2_DATA.length()));
        }
        return path.startsWith(OLDER_DATA) ? component(path.substring(OLDER_DATA.length())) : Optional.empty();
    }

    private static Optional<CreatorTarget> custom(String rest) {
        List<String> parts = List.of(rest.split("/", -1));
        return parts.size() == 2 && parts.stream().noneMatch(String::isEmpty)
                ? Optional.of(new CreatorTarget.Custom(parts.get(0), parts.get(1)))
                : Optional.empty();
    }

    /** v2 is here for reading only. */
    private static Optional<CreatorTarget> older(String rest) {
        List<String> parts = List.of(rest.split("/", -1));
        if (parts.stream().anyMatch(String::isEmpty)) {
            return Optional.empty();
        }
        if (parts.size() == 3 && parts.get(2).equals("reports")) {
            return Optional.of(new CreatorTarget.Reports(parts.get(0), parts.get(1)));
        }
        return parts.size() == 4 && parts.get(2).equals("report")
                ? Optional.of(new CreatorTarget.OlderReport(parts.get(0), parts.get(1), parts.get(3)))
                : Optional.empty();
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

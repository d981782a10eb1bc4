package dev.waybill.operator.startup;

import java.util.List;
import java.util.Optional;

/** Compares what is set with what the settings take. A secret's value is never repeated. */
public record SettingsCheck(List<Setting> settings) implements StartupCheck {

    /** Longer values are cut in complaints, so that a line stays a line. */
    private static final int SHOWN = 60;

    public SettingsCheck {
        settings = List.copyOf(settings);
    }

    @Override
    public List<String> complaints(Lookup lookup) {
        return settings.stream()
                .map(setting -> complaint(setting, lookup))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> complaint(Setting setting, Lookup lookup) {
        Optional<String> value;
        try {
            value = setting.valueIn(lookup);
        } catch (RuntimeException unresolved) {
            return Optional.of(setting.variable() + " refers to something that is not set; it takes " + takes(setting));
        }
        if (value.isEmpty()) {
            return absence(setting);
        }
        try {
            Object unused = setting.type().read(value.get());
            return Optional.empty();
        } catch (RuntimeException wrong) {
            return Optional.of(setting.variable() + (setting.secret() ? "" : "=" + shown(value.get())) + " is wrong"
                    + reason(wrong) + "; it takes " + takes(setting));
        }
    }

    /** Quarkus takes an empty value for none, and does not fall back to the default then. */
    private static Optional<String> absence(Setting setting) {
        if (setting.defaultValue() != null) {
            return Optional.of(setting.variable() + " is empty; leave it out for " + setting.defaultValue()
                    + ", else it takes " + takes(setting));
        }
        return setting.required()
                ? Optional.of(setting.variable() + " is missing; it takes " + takes(setting))
                : Optional.empty();
    }

    private static String takes(Setting setting) {
        return setting.type().takes();
    }

    private static String reason(RuntimeException wrong) {
        return wrong instanceof UnfitValueException ? ": " + wrong.getMessage() : "";
    }

    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", "?");
        return line.length() <= SHOWN ? line : line.substring(0, SHOWN) + "…";
    }
}

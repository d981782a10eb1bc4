package dev.waybill.operator.startup;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Lists of settings as text. */
public final class Settings {

    private Settings() {}

    /**
     * A Markdown table of variable, default, what it takes and meaning, a row each, for comparison with the documents.
     */
    public static String markdownTable(List<Setting> settings) {
        return settings.stream()
                .map(Settings::row)
                .collect(Collectors.joining(
                        "\n", "| variable | default | takes | meaning |\n| --- | --- | --- | --- |\n", "\n"));
    }

    private static String row(Setting setting) {
        String value = setting.defaultValue();
        String shown = value != null ? "`" + value + "`" : setting.required() ? "needed" : "-";
        return String.format(
                Locale.ROOT,
                "| `%s` | %s | %s | %s |",
                setting.variable(),
                shown,
                cell(setting.type().takes()),
                cell(setting.meaning()));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|");
    }
}

package dev.waybill.model.setting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A list as people write it in a setting: {@code new, old}. Blanks around an element do not count, nor do empty
 * elements.
 */
public record CommaList(List<String> elements) {

    public CommaList {
        elements = List.copyOf(elements);
    }

    /** The elements of a list that may be missing. */
    public static List<String> elements(Optional<CommaList> list) {
        return list.map(CommaList::elements).orElse(List.of());
    }

    /** Splits a text at its commas. */
    public static CommaList of(String text) {
        return new CommaList(Arrays.stream(text.split(",", -1))
                .map(Blanks::strip)
                .filter(element -> !element.isEmpty())
                .toList());
    }
}

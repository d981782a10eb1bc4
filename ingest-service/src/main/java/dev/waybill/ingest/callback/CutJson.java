package dev.waybill.ingest.callback;

import dev.waybill.ingest.json.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Copies JSON as far as a number of bytes allows, and marks what it cuts. Takes time for what it copies, however large
 * the original is.
 */
final class CutJson {

    /** Stands behind a text that was cut, and in the place of elements and members that were left out. */
    static final String MARK = "…[cut]";

    /** Of {@code ,"…[cut]":true}, its longest form. */
    private static final int MARK_BYTES = bytes(MARK) + 8;

    private int left;
    private boolean cut;

    private CutJson(int bytes) {
        this.left = bytes;
    }

    /**
     * The value, or as much of it as fits.
     *
     * @param most bytes that the copy takes when it is written as UTF-8
     */
    static Json copy(Json value, int most) {
        return new CutJson(most - MARK_BYTES).copy(value);
    }

    private Json copy(Json value) {
        return switch (value) {
            case Json.Text(String text) -> new Json.Text(text(text));
            case Json.Num(String digits) -> digits.length() <= left ? number(digits) : new Json.Text(mark(""));
            case Json.Arr(List<Json> elements) -> new Json.Arr(elements(elements));
            case Json.Obj(var members) -> new Json.Obj(members(members));
            case Json.Bool bool -> {
                left -= 5;
                yield bool;
            }
            case Json.Null nothing -> {
                left -= 4;
                yield nothing;
            }
        };
    }

    private Json number(String digits) {
        left -= digits.length();
        return new Json.Num(digits);
    }

    private String text(String text) {
        int room = left - 2;
        int end = 0;
        while (end < text.length()) {
            int width = Character.charCount(text.codePointAt(end));
            int bytes = width == 2 ? 4 : bytes(text.charAt(end));
            if (bytes > room) {
                return mark(text.substring(0, end));
            }
            room -= bytes;
            end += width;
        }
        left = room;
        return text;
    }

    private List<Json> elements(List<Json> elements) {
        left -= 2;
        List<Json> copies = new ArrayList<>();
        for (Json element : elements) {
            if (left <= MARK_BYTES) {
                copies.add(new Json.Text(mark("")));
            } else {
                left--;
                copies.add(copy(element));
            }
            if (cut) {
                break;
            }
        }
        return copies;
    }

    private SequencedMap<String, Json> members(SequencedMap<String, Json> members) {
        left -= 2;
        SequencedMap<String, Json> copies = new LinkedHashMap<>();
        for (Map.Entry<String, Json> member : members.entrySet()) {
            String name = member.getKey();
            // A cut name would be another name.
            if (name.length() > left || bytes(name) + 4 + MARK_BYTES > left) {
                copies.put(mark(""), new Json.Bool(true));
            } else {
                left -= bytes(name) + 4;
                copies.put(name, copy(member.getValue()));
            }
            if (cut) {
                break;
            }
        }
        return copies;
    }

    /** There is one mark, behind the last that is copied. */
    private String mark(String text) {
        cut = true;
        return text + MARK;
    }

    private static int bytes(String text) {
        return text.chars().map(c -> bytes((char) c)).sum();
    }

    /** What a character takes in JSON and UTF-8, at most. */
    private static int bytes(char c) {
        if (c < ' ') {
            return 6;
        }
        if (c < 0x80) {
            return c == '"' || c == '\\' ? 2 : 1;
        }
        return c < 0x800 ? 2 : 3;
    }
}

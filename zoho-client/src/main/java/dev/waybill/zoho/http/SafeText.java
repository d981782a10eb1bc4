package dev.waybill.zoho.http;

import java.util.regex.Pattern;

/** Text of the other side, made fit for a message that people and logs see. */
public final class SafeText {

    /** Most characters that are kept. */
    public static final int LONGEST = 300;

    /** Read no further than this: enough for the kept part, and bounded work on any text. */
    private static final int LONGEST_READ = 4 * LONGEST;

    private static final Pattern TOKEN = Pattern.compile("\\b1000\\.[\\w.]{8,}");

    /** 7 to 15 digits, as in E.164, perhaps grouped. A record ID has more and stays readable. */
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)\\+?\\d(?:[ ().-]{0,2}\\d){6,14}(?!\\d)");

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");

    /** Half of a pair; no encoding can carry it. */
    private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

    private SafeText() {}

    /** One line, without tokens and phone numbers, cut at {@value #LONGEST} characters. */
    public static String of(String raw) {
        String oneLine = BLANK.matcher(cut(raw, LONGEST_READ)).replaceAll(" ").strip();
        String masked =
                PHONE.matcher(TOKEN.matcher(oneLine).replaceAll("[token]")).replaceAll("[number]");
        String kept = masked.length() <= LONGEST ? masked : cut(masked, LONGEST) + "…";
        return LONE_SURROGATE.matcher(kept).replaceAll("\uFFFD");
    }

    /** The beginning of a text, of at most so many characters. */
    public static String cut(String text, int most) {
        return text.substring(0, Math.min(text.length(), most));
    }
}

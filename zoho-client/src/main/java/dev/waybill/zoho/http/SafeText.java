package dev.waybill.zoho.http;

import java.util.regex.Pattern;

/** Text of the other side, made fit for a message that people and logs see. */
public final class SafeText {

    /** Most characters that are kept. */
    public static final int LONGEST = 300;

    /** Read no further than this: enough for the kept part, and bounded work on any body. */
    private static final int LONGEST_READ = 4 * LONGEST;

    private static final Pattern TOKEN = Pattern.compile("\\b1000\\.[\\w.]{8,}");

    /** 7 to 15 digits, as in E.164, perhaps grouped. A record ID has more and stays readable. */
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)\\+?\\d(?:[ ().-]{0,2}\\d){6,14}(?!\\d)");

    private static final Pattern BLANK = Pattern.compile("[\\s\\p{Cntrl}]+");

    private SafeText() {}

    /** One line, without tokens and phone numbers, cut at {@value #LONGEST} characters. */
    public static String of(String raw) {
        String start = raw.substring(0, Math.min(raw.length(), LONGEST_READ));
        String oneLine = BLANK.matcher(start).replaceAll(" ").strip();
        String masked =
                PHONE.matcher(TOKEN.matcher(oneLine).replaceAll("[token]")).replaceAll("[number]");
        return masked.length() <= LONGEST ? masked : masked.substring(0, LONGEST) + "…";
    }
}

package dev.courant.parse.text.date;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Rewrites what scripts and languages write in their own way in dates, so that the readers need not know it: digits,
 * dashes, signs for hours and minutes, words for the halves of the day, years of other eras. Pure functions.
 */
final class DateText {
    private static final Pattern SIGNED_TIME = Pattern.compile(
            "(?<!\\d)(\\d{1,2})\\s*(?:[点點]|[时時](?!間)|시(?!간))\\s*(?:(\\d{1,2})\\s*[分분])?(?:\\s*(\\d{1,2})\\s*[秒초])?");
    private static final String CLOCK = "(\\d{1,2}:\\d{2}(?::\\d{2})?)";
    private static final Pattern HALF_BEFORE = Pattern.compile("(?:(上午|凌晨|清晨|早上|午前|오전)|中午|下午|傍晚|晚上|午後|오후)\\s*" + CLOCK);
    private static final Pattern HALF_AFTER =
            Pattern.compile(CLOCK + "\\s*(?:(ص|صباحا|صباحاً|صباحًا|π\\.?μ\\.?)|م|مساء|مساءً|μ\\.?μ\\.?)(?!\\p{L})");
    private static final Pattern KOREAN_DAY =
            Pattern.compile("(\\d{4})\\s*\\.\\s*(\\d{1,2})\\s*\\.\\s*(\\d{1,2})\\.(?!\\d)");
    private static final Pattern ERA_YEAR = Pattern.compile("(令和|平成|民[國国])\\s*(\\d{1,3}|元)\\s*年");
    private static final Pattern THAI_YEAR = Pattern.compile("(?<!\\d)(2[456]\\d{2})(?!\\d)");
    private static final Pattern SHORT_THAI_YEAR = Pattern.compile("(?<=[\\p{IsThai}a-z]\\s?)([5-9]\\d)(?!\\d|:)");
    /** Short Thai names of months, January first, and the English ones that stand for them. */
    private static final List<String> THAI_MONTHS =
            List.of("ม.ค.", "ก.พ.", "มี.ค.", "เม.ย.", "พ.ค.", "มิ.ย.", "ก.ค.", "ส.ค.", "ก.ย.", "ต.ค.", "พ.ย.", "ธ.ค.");

    private static final String[] MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(" ");
    private static final Pattern DOTTED_TIME = Pattern.compile(
            "(?i)(\\b(?:klo|kl|ore|um|at|às|à|pukul|jam)\\.?\\s*\\d{1,2})\\.(\\d{2})(?!\\d|\\.\\d)|(?<![\\d.])(\\d{1,2})\\.(\\d{2})(?=\\s*uhr\\b)");

    private static final Pattern AFTER_YEAR =
            Pattern.compile("(?<=\\d{4},?\\s)(\\d{1,2})\\.(\\d{2})(?:\\.(\\d{2}))?(?![\\d.])");

    private static final Pattern DOTTED_HALF = Pattern.compile("(?i)(?<=\\d)\\s?([ap])\\.\\s?m(?:\\.|\\b)");

    /** What names the zone that an offset counts from anyway. */
    private static final Pattern UNIVERSAL = Pattern.compile("\\b(?:GMT|UTC)(?=[+-]\\d)");

    private static final Pattern WEEKDAY = Pattern.compile("[(（](?:周|週|星期)?[日月火水木金土一二三四五六일월화수목금토](?:曜日?|요일)?[)）]");
    private static final Pattern VIETNAMESE =
            Pattern.compile("(?iu)(?:ngày )?(\\d{1,2}) tháng (\\d{1,2}),?(?: năm)? (\\d{4})");

    private static final int THAI_ERA = 543;
    private static final int SHORT_THAI_ERA = 2500 - THAI_ERA;
    private static final int REIWA = 2018;
    private static final int HEISEI = 1988;
    private static final int MINGUO = 1911;

    private DateText() {}

    /** Returns a text with Latin digits and signs; one of ASCII alone as it is. */
    static String normalised(String text) {
        int i = 0;
        while (i < text.length() && text.charAt(i) < 0x80) {
            i++;
        }
        String out = i == text.length() ? text : inLatin(DateSearch.withLatinDigits(withPlainSigns(text)));
        return out.contains("GMT") || out.contains("UTC")
                ? UNIVERSAL.matcher(out).replaceAll("")
                : out;
    }

    /** Returns a text with a colon in times such as {@code klo 8.05} and {@code 8.05 Uhr}, and {@code p.m.} as pm. */
    static String withColons(String text) {
        if (text.indexOf('.') < 0) {
            return text;
        }
        String out = AFTER_YEAR.matcher(text).replaceAll(m -> "$1:$2" + (m.group(3) == null ? "" : ":$3"));
        out = DOTTED_HALF.matcher(out).replaceAll(" $1m");
        return DOTTED_TIME.matcher(out).replaceAll(m -> m.group(1) != null ? "$1:$2" : "$3:$4");
    }

    private static String withPlainSigns(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\u2010', '\u2011', '\u2012', '\u2212' -> out.append('-');
                case '\uff1a' -> out.append(':');
                case '\uff0f' -> out.append('/');
                case '\uff0e' -> out.append('.');
                case '\uff0c' -> out.append(',');
                case '\u00a0', '\u2007', '\u2009', '\u202f', '\u3000' -> out.append(' ');
                case '\u200b', '\u200e', '\u200f', '\u061c', '\u202a', '\u202b', '\u202c', '\ufeff' -> {}
                default -> out.append(c);
            }
        }
        return out.toString();
    }

    private static String inLatin(String text) {
        String out = text;
        if (out.codePoints().anyMatch(c -> c >= 0x2e80)) {
            out = WEEKDAY.matcher(out).replaceAll(" ");
            out = ERA_YEAR.matcher(out).replaceAll(m -> eraYear(m.group(1), m.group(2)) + "年");
            out = SIGNED_TIME.matcher(out).replaceAll(DateText::clock);
            out = HALF_BEFORE.matcher(out).replaceAll(m -> "$2" + (m.group(1) != null ? " AM" : " PM"));
            out = KOREAN_DAY.matcher(out).replaceAll("$1.$2.$3");
        } else if (out.codePoints().anyMatch(DateText::isThai)) {
            out = withoutThaiMonths(out);
            out = THAI_YEAR.matcher(out).replaceAll(m -> String.valueOf(Integer.parseInt(m.group()) - THAI_ERA));
            out = SHORT_THAI_YEAR.matcher(out).replaceAll(m -> " " + (Integer.parseInt(m.group()) + SHORT_THAI_ERA));
        }
        out = VIETNAMESE.matcher(out).replaceAll("$3-$2-$1");
        return HALF_AFTER.matcher(out).replaceAll(m -> "$1" + (m.group(2) != null ? " AM" : " PM"));
    }

    private static String withoutThaiMonths(String text) {
        String out = text;
        for (int month = 0; month < MONTHS.length; month++) {
            String name = THAI_MONTHS.get(month);
            out = out.replace(name, MONTHS[month]).replace(name.substring(0, name.length() - 1), MONTHS[month]);
        }
        return out;
    }

    private static boolean isThai(int c) {
        return c >= 0x0e00 && c <= 0x0e7f;
    }

    private static String clock(MatchResult m) {
        String minute = m.group(2) == null ? "00" : padded(m.group(2));
        return m.group(1) + ":" + minute + (m.group(3) == null ? "" : ":" + padded(m.group(3))) + " ";
    }

    private static String padded(String digits) {
        return digits.length() == 1 ? "0" + digits : digits;
    }

    private static int eraYear(String era, String written) {
        int first = era.equals("令和") ? REIWA : era.equals("平成") ? HEISEI : MINGUO;
        return first + (written.equals("元") ? 1 : Integer.parseInt(written));
    }
}

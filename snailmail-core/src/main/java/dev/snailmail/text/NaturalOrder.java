package dev.snailmail.text;

import java.util.Comparator;
import org.apiguardian.api.API;

/** The order of texts in which runs of digits count as numbers: {@code part-9} comes before {@code part-10}. */
@API(status = API.Status.INTERNAL)
public final class NaturalOrder implements Comparator<String> {

    /** The only instance, which has no state. */
    public static final Comparator<String> INSTANCE = new NaturalOrder();

    private NaturalOrder() {}

    @Override
    public int compare(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() && j < other.length()) {
            int order;
            if (isDigit(one.charAt(i)) && isDigit(other.charAt(j))) {
                int end = endOfDigits(one, i);
                int otherEnd = endOfDigits(other, j);
                order = compareNumbers(one.substring(i, end), other.substring(j, otherEnd));
                i = end;
                j = otherEnd;
            } else {
                order = Character.compare(one.charAt(i++), other.charAt(j++));
            }
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length() - i, other.length() - j);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static int endOfDigits(String text, int start) {
        int end = start;
        while (end < text.length() && isDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    /** By value, and with the same value by the number of leading zeros. */
    private static int compareNumbers(String one, String other) {
        String digits = withoutLeadingZeros(one);
        String otherDigits = withoutLeadingZeros(other);
        int byLength = Integer.compare(digits.length(), otherDigits.length());
        int byValue = byLength != 0 ? byLength : digits.compareTo(otherDigits);
        return byValue != 0 ? byValue : Integer.compare(one.length(), other.length());
    }

    private static String withoutLeadingZeros(String number) {
        int start = 0;
        while (start < number.length() - 1 && number.charAt(start) == '0') {
            start++;
        }
        return number.substring(start);
    }
}

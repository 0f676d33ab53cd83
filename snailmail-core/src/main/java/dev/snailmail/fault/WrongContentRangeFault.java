package dev.snailmail.fault;

import dev.snailmail.exchange.Header;
import dev.snailmail.exchange.RequestInfo;
import dev.snailmail.exchange.ResponsePlan;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Content-Range of a single part is off by one. */
final class WrongContentRangeFault extends Fault {

    static final Fault INSTANCE = new WrongContentRangeFault();

    private static final String NAME = "Content-Range";
    private static final Pattern VALUE = Pattern.compile("bytes (\\d+)-(\\d+)/(\\d+)");

    private WrongContentRangeFault() {}

    @Override
    boolean touches(RequestInfo request, ResponsePlan plan) {
        return plan.headers().stream()
                .anyMatch(header -> header.name().equals(NAME)
                        && VALUE.matcher(header.value()).matches());
    }

    @Override
    ResponsePlan spoiled(RequestInfo request, ResponsePlan plan, long draw) {
        List<Header> headers = plan.headers().stream()
                .map(header -> header.name().equals(NAME) ? new Header(NAME, offByOne(header.value())) : header)
                .toList();
        return plan.with(headers, plan.contentLength(), plan.body());
    }

    /** One later where there is room behind, or else one earlier; a range of all is that of an object one longer. */
    private static String offByOne(String value) {
        Matcher range = VALUE.matcher(value);
        if (!range.matches()) {
            return value;
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        long size = Long.parseLong(range.group(3));
        boolean later = last + 1 < size || first == 0;
        int by = later ? 1 : -1;
        return "bytes " + (first + by) + '-' + (last + by) + '/' + Math.max(size, last + by + 1);
    }

    @Override
    public String toString() {
        return "wrongContentRange";
    }
}

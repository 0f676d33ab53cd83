package dev.snailmail.junit5;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an invocation of a {@link NetworkTest} is called. */
final class InvocationName {

    private static final String WITHOUT_ARGUMENTS = "[{index}] {network}";
    private static final String WITH_ARGUMENTS = WITHOUT_ARGUMENTS + ", {arguments}";

    private static final Pattern PLACE = Pattern.compile("\\{(index|network|arguments|displayName|\\d{1,3})}");
    private static final int LONGEST_ARGUMENT = 100;

    private InvocationName() {}

    /** In one pass, so that braces in arguments stay what they are. */
    static String of(String pattern, int index, String network, ArgumentRow arguments, String method) {
        List<String> texts =
                arguments.texts().stream().map(InvocationName::shortened).toList();
        String shown = !pattern.isEmpty() ? pattern : texts.isEmpty() ? WITHOUT_ARGUMENTS : WITH_ARGUMENTS;
        return PLACE.matcher(shown)
                .replaceAll(place -> Matcher.quoteReplacement(
                        switch (place.group(1)) {
                            case "index" -> Integer.toString(index);
                            case "network" -> network;
                            case "displayName" -> method;
                            case "arguments" -> arguments.name().orElse(String.join(", ", texts));
                            default -> {
                                int number = Integer.parseInt(place.group(1));
                                yield number < texts.size() ? texts.get(number) : place.group();
                            }
                        }));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_ARGUMENT ? text : text.substring(0, LONGEST_ARGUMENT - 1) + "…";
    }
}

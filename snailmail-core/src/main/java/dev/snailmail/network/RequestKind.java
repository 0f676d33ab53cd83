package dev.snailmail.network;

import dev.snailmail.exchange.RequestPattern;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Predicate;

/** Which requests an exception is for: what came of them or their place on the connection, or else a pattern. */
final class RequestKind {

    private final String text;
    private final Predicate<Asked> members;

    private RequestKind(String text, Predicate<Asked> members) {
        this.text = text;
        this.members = members;
    }

    static RequestKind parse(String requests) {
        if (requests.indexOf('\'') >= 0) {
            throw new IllegalArgumentException(
                    "requests (" + requests + ") must have no single quote; ? stands for any character");
        }
        Optional<Word> word = Word.of(requests.strip());
        return word.isPresent() ? new RequestKind(word.get().text, word.get().members) : pattern(requests);
    }

    private static RequestKind pattern(String requests) {
        RequestPattern pattern = RequestPattern.parse(requests);
        String text = pattern.toString();
        return new RequestKind(
                Word.of(text).isPresent() ? "./" + text : text, asked -> pattern.matches(asked.request()));
    }

    boolean includes(Asked asked) {
        return members.test(asked);
    }

    /** {@return what {@link #parse} reads back} */
    @Override
    public String toString() {
        return text;
    }

    /** What a pattern cannot say. A key of that name is written with a dot and a slash before it. */
    private enum Word {
        MISS("miss", Asked::miss),
        FIRST("first", asked -> asked.request().nthOnConnection() == 1);

        private final String text;
        private final Predicate<Asked> members;

        Word(String text, Predicate<Asked> members) {
            this.text = text;
            this.members = members;
        }

        static Optional<Word> of(String text) {
            return Arrays.stream(values())
                    .filter(word -> word.text.equals(text))
                    .findFirst();
        }
    }
}

package dev.snailmail.spec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The calls that may be written in one place, such as the latency laws. Each has a name, forms that errors and
 * {@code docs/specs.md} show, and a reader. An error shows the forms of the call that is wrong, and of no other. Immutable.
 *
 * @param <T> the type of what is read
 */
@API(status = API.Status.INTERNAL)
public final class Grammar<T> {

    private final String unknown;
    private final String others;
    private final Function<String, Optional<String>> guess;

    /** By name in lower case, in the order in which errors list them. */
    private final Map<String, Call<T>> calls;

    /**
     * One of the calls.
     *
     * @param name its name
     * @param forms examples, one for each set of parameters; empty if errors do not suggest it
     * @param reader makes what it means
     * @param isListed whether errors list its name
     */
    private record Call<T>(String name, List<String> forms, Function<Spec, T> reader, boolean isListed) {}

    private Grammar(
            String unknown, String others, Function<String, Optional<String>> guess, Map<String, Call<T>> calls) {
        this.unknown = unknown;
        this.others = others;
        this.guess = guess;
        this.calls = Collections.unmodifiableMap(calls);
    }

    /**
     * Begins a grammar.
     *
     * @param <T> the type of what is read
     * @param unknown what errors say of an unknown name, such as {@code names no latency law}
     * @return a grammar without calls
     */
    public static <T> Grammar<T> of(String unknown) {
        return new Grammar<>(unknown, "", text -> Optional.empty(), Map.of());
    }

    /**
     * Adds a call.
     *
     * @param name its name
     * @param reader makes what it means
     * @param forms examples that parse, one for each set of parameters; none if errors should not suggest it
     * @return the larger grammar
     */
    public Grammar<T> with(String name, Function<Spec, T> reader, String... forms) {
        List<String> examples = List.of(forms);
        return with(Map.of(name.toLowerCase(Locale.ROOT), new Call<>(name, examples, reader, !examples.isEmpty())));
    }

    /**
     * Adds the calls of another grammar.
     *
     * @param <S> the type of what the other reads
     * @param other the other grammar
     * @param as makes of it what this one reads
     * @return the larger grammar
     */
    public <S> Grammar<T> with(Grammar<S> other, Function<S, T> as) {
        return with(other, as, true);
    }

    /**
     * Adds the calls of another grammar, whose names errors do not list, since {@link #listing} describes them.
     *
     * @param <S> the type of what the other reads
     * @param other the other grammar
     * @param as makes of it what this one reads
     * @return the larger grammar
     */
    public <S> Grammar<T> withUnlisted(Grammar<S> other, Function<S, T> as) {
        return with(other, as, false);
    }

    private <S> Grammar<T> with(Grammar<S> other, Function<S, T> as, boolean areListed) {
        Map<String, Call<T>> more = new LinkedHashMap<>();
        other.calls.forEach((name, call) ->
                more.put(name, new Call<>(call.name, call.forms, call.reader.andThen(as), areListed && call.isListed)));
        return with(more);
    }

    private Grammar<T> with(Map<String, Call<T>> more) {
        Map<String, Call<T>> all = new LinkedHashMap<>(calls);
        all.putAll(more);
        return new Grammar<>(unknown, others, guess, all);
    }

    /**
     * Adds what errors list before the names of calls.
     *
     * @param text what else may be written, such as {@code a rate such as 100MB/s}
     * @return the grammar with it
     */
    public Grammar<T> listing(String text) {
        return new Grammar<>(unknown, text, guess, calls);
    }

    /**
     * Adds a guess at what was meant by a text that is no call of this grammar.
     *
     * @param meant the guess from the text; empty for the nearest name
     * @return the grammar with it
     */
    public Grammar<T> guessing(Function<String, Optional<String>> meant) {
        return new Grammar<>(unknown, others, meant, calls);
    }

    /**
     * Reads a text.
     *
     * @param text what was written
     * @return what it means
     * @throws IllegalArgumentException if it is no call of this grammar
     */
    public T parse(String text) {
        return read(Spec.parse(text, this));
    }

    /**
     * Reads an argument that is a call of this grammar.
     *
     * @param spec the call that has the argument
     * @param argument the argument as written
     * @return what it means
     * @throws IllegalArgumentException if it is no call of this grammar
     */
    public T inner(Spec spec, String argument) {
        return read(spec.inner(argument, this));
    }

    private T read(Spec spec) {
        Call<T> call = calls.get(spec.name());
        if (call == null) {
            throw spec.error(unknown + question(spec.text()));
        }
        return call.reader.apply(spec);
    }

    /** {@return the forms of all calls, each of which parses} */
    public List<String> forms() {
        return calls.values().stream().flatMap(call -> call.forms.stream()).toList();
    }

    /**
     * Makes an error of a text that is not a call of this grammar.
     *
     * @param text what was written
     * @param problem what is wrong, as the rest of a sentence that the text begins
     * @return the error, to be thrown
     */
    public IllegalArgumentException error(String text, String problem) {
        return Spec.error(text, problem, allowed(text));
    }

    private Optional<Call<T>> known(String text) {
        return Optional.ofNullable(calls.get(Spec.leadingWord(text)));
    }

    private Optional<Call<T>> nearest(String text) {
        List<String> names = calls.values().stream()
                .filter(call -> !call.forms.isEmpty())
                .map(Call::name)
                .toList();
        return Nearest.of(Spec.leadingWord(text), names).map(name -> calls.get(name.toLowerCase(Locale.ROOT)));
    }

    /** What errors say of an unknown name. */
    String unknown() {
        return unknown;
    }

    /** Whether something that is no call of this grammar was meant by a text. */
    boolean isGuessed(String text) {
        return known(text).isEmpty() && guess.apply(text).isPresent();
    }

    /** Lists what may be written instead of a text that is wrong; empty if a guess says it all. */
    String allowed(String text) {
        if (isGuessed(text)) {
            return "";
        }
        return known(text)
                .or(() -> nearest(text))
                .map(call -> quoted(call.forms))
                .orElseGet(this::names);
    }

    /** Asks whether something else was meant by a text that is wrong: the end of a sentence, empty without a guess. */
    String question(String text) {
        if (known(text).isPresent()) {
            return "";
        }
        return guess.apply(text)
                .or(() -> nearest(text).map(Call::name))
                .map(meant -> "; did you mean " + meant + "?")
                .orElse("");
    }

    private static String quoted(List<String> forms) {
        return forms.stream().map(form -> '"' + form + '"').collect(Collectors.joining(", "));
    }

    private String names() {
        List<String> all = new ArrayList<>();
        Stream.of(others).filter(text -> !text.isEmpty()).forEach(all::add);
        calls.values().stream().filter(Call::isListed).map(Call::name).forEach(all::add);
        return String.join(", ", all);
    }
}

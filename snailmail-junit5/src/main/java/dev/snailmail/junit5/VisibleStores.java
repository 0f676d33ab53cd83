package dev.snailmail.junit5;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The stores that a class or a test sees, by name. */
final class VisibleStores {

    private static final SlowStoreAnnotations ANNOTATIONS = new SlowStoreAnnotations();

    private final Map<String, StoreSource> byName;

    private VisibleStores(Map<String, StoreSource> byName) {
        this.byName = byName;
    }

    static VisibleStores none() {
        return new VisibleStores(Map.of());
    }

    /** One from a field, which has no name. */
    static VisibleStores only(StoreSource source) {
        return new VisibleStores(Map.of(source.name(), source));
    }

    /** Those of the annotations on a test, on its class, and on the classes around that; the nearest of each name. */
    static VisibleStores declaredFor(ExtensionContext from) {
        Map<String, StoreSource> byName = new LinkedHashMap<>();
        for (Place place : Place.outwards(from)) {
            ANNOTATIONS
                    .at(place)
                    .forEach((name, found) -> byName.computeIfAbsent(name, absent -> DeclaredStore.at(place, found)));
        }
        return new VisibleStores(byName);
    }

    Collection<StoreSource> all() {
        return byName.values();
    }

    boolean areNone() {
        return byName.isEmpty();
    }

    /** The one of a name; without a name, the one without, or the only one. Empty if there is none such. */
    Optional<StoreSource> pick(String name) {
        return name.isEmpty() && byName.size() == 1
                ? byName.values().stream().findFirst()
                : Optional.ofNullable(byName.get(name));
    }

    /**
     * Why {@link #pick} has picked nothing, as the rest of a sentence.
     *
     * @param name the name
     * @param mark the annotation that has it, up to the name, as in "@Store("
     */
    String whyNot(String name, String mark) {
        if (name.isEmpty()) {
            return "names no store, but there are several: " + names() + "; pick one, as in " + mark + "\""
                    + byName.keySet().stream().sorted().findFirst().orElseThrow() + "\")";
        }
        return "asks for the store \"" + name + "\", but there is only " + names();
    }

    private String names() {
        Stream<String> named = byName.keySet().stream()
                .filter(name -> !name.isEmpty())
                .sorted(Comparator.naturalOrder())
                .map(name -> "\"" + name + "\"");
        Stream<String> unnamed = byName.containsKey("") ? Stream.of("one without a name") : Stream.empty();
        return Stream.concat(named, unnamed).collect(Collectors.joining(", "));
    }
}

package dev.snailmail.junit5;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The stores that are declared for a class or a test. It sees the nearest of each name. The others are hidden from it, but
 * a class around it sees them and may hold handles to them.
 */
final class VisibleStores {

    private static final SlowStoreAnnotations ANNOTATIONS = new SlowStoreAnnotations();

    private final Map<String, StoreSource> byName;

    /** By hidden store: the innermost context that sees it. */
    private final Map<StoreSource, ExtensionContext> hidden;

    private VisibleStores(Map<String, StoreSource> byName, Map<StoreSource, ExtensionContext> hidden) {
        this.byName = byName;
        this.hidden = hidden;
    }

    static VisibleStores none() {
        return new VisibleStores(Map.of(), Map.of());
    }

    /** One from a field, which has no name. */
    static VisibleStores only(StoreSource source) {
        return new VisibleStores(Map.of(source.name(), source), Map.of());
    }

    /** Those of the annotations on a test, on its class, and on the classes around that. */
    static VisibleStores declaredFor(ExtensionContext from) {
        Map<String, StoreSource> byName = new LinkedHashMap<>();
        Map<StoreSource, ExtensionContext> hidden = new LinkedHashMap<>();
        Map<String, Integer> latest = new HashMap<>();
        List<Place> places = Place.outwards(from);
        for (int i = 0; i < places.size(); i++) {
            Place place = places.get(i);
            for (Map.Entry<String, SlowStoreAnnotations.Found> found :
                    ANNOTATIONS.at(place).entrySet()) {
                StoreSource source = DeclaredStore.at(place, found.getValue());
                if (byName.putIfAbsent(source.name(), source) != null) {
                    hidden.put(source, places.get(latest.get(source.name()) + 1).context());
                }
                latest.put(source.name(), i);
            }
        }
        return new VisibleStores(byName, hidden);
    }

    /** The stores that it sees, one for each name. */
    Collection<StoreSource> seen() {
        return byName.values();
    }

    /** The stores that nearer ones of the same name hide, the nearest first. */
    Set<StoreSource> hidden() {
        return hidden.keySet();
    }

    /**
     * Finds the innermost class or test that sees a store.
     *
     * @param source a store that is seen or hidden here
     * @param from the class or the test that these are declared for
     */
    ExtensionContext innermostThatSees(StoreSource source, ExtensionContext from) {
        return hidden.getOrDefault(source, from);
    }

    boolean areNone() {
        return byName.isEmpty();
    }

    /** Finds a store by name. An empty name selects the unnamed store, or the only one. Empty if there is no match. */
    Optional<StoreSource> pick(String name) {
        return name.isEmpty() && byName.size() == 1
                ? byName.values().stream().findFirst()
                : Optional.ofNullable(byName.get(name));
    }

    /**
     * Says why {@link #pick} has found nothing, as the rest of a sentence.
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

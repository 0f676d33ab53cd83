package dev.snailmail.junit5;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The stores of a class or a test, from annotations and from extensions in fields. It sees the nearest of each name. The
 * others are hidden from it, but a class around it sees them and may hold handles to them. Two extensions in one class may
 * have the same name, or none, as long as nothing asks for a store by that name.
 */
final class VisibleStores {

    private static final SlowStoreAnnotations ANNOTATIONS = new SlowStoreAnnotations();

    private final List<StoreSource> seen;

    /** By hidden store: the innermost context that sees it. */
    private final Map<StoreSource, ExtensionContext> hidden;

    private final boolean areAll;

    private VisibleStores(List<StoreSource> seen, Map<StoreSource, ExtensionContext> hidden, boolean areAll) {
        this.seen = seen;
        this.hidden = hidden;
        this.areAll = areAll;
    }

    static VisibleStores none() {
        return new VisibleStores(List.of(), Map.of(), true);
    }

    static VisibleStores of(ExtensionContext running) {
        return of(running, running);
    }

    /**
     * Finds the stores on a test, on its class, and on the classes around that.
     *
     * @param view the class or the test that sees them
     * @param running the class or the test that runs, which may be within the view
     */
    static VisibleStores of(ExtensionContext view, ExtensionContext running) {
        List<StoreSource> seen = new ArrayList<>();
        Map<StoreSource, ExtensionContext> hidden = new LinkedHashMap<>();
        Map<String, Integer> latest = new HashMap<>();
        Set<Object> registered = new HashSet<>();
        boolean areAll = true;
        List<Place> places = Place.outwards(view);
        for (int i = 0; i < places.size(); i++) {
            ExtensionFields fields = ExtensionFields.at(places.get(i), running);
            areAll = areAll && fields.areAll();
            List<StoreSource> here = storesAt(places.get(i), fields);
            // A class may inherit the field that the class around it has inherited.
            here.removeIf(source -> source instanceof RegisteredStore && !registered.add(source.identity()));
            for (StoreSource source : here) {
                Integer nearer = latest.get(source.name());
                if (nearer == null) {
                    seen.add(source);
                } else {
                    hidden.put(source, places.get(nearer + 1).context());
                }
            }
            for (StoreSource source : here) {
                latest.put(source.name(), i);
            }
        }
        return new VisibleStores(seen, hidden, areAll);
    }

    private static List<StoreSource> storesAt(Place place, ExtensionFields fields) {
        List<StoreSource> declared = new ArrayList<>();
        ANNOTATIONS.at(place).values().forEach(found -> declared.add(DeclaredStore.at(place, found)));
        fields.stores().forEach(field -> requireOtherName(field, declared, place));
        List<StoreSource> stores = new ArrayList<>(declared);
        stores.addAll(fields.stores());
        return stores;
    }

    private static void requireOtherName(StoreSource field, List<StoreSource> declared, Place place) {
        declared.stream()
                .filter(other -> other.name().equals(field.name()))
                .findFirst()
                .ifPresent(other -> {
                    throw new ExtensionConfigurationException(place.where()
                            + " has a SlowStoreExtension in a field, and"
                            + " there is a " + other.where() + "; "
                            + (field.name().isEmpty()
                                    ? "use one of the two, or name one, as in SlowStoreExtension.named(\"index\", builder)"
                                    : "both have the name \"" + field.name() + "\", so give one of them another"));
                });
    }

    /** The same with the store of an extension that is registered in another way than in a field. */
    VisibleStores with(StoreSource registered) {
        if (seen.contains(registered) || hidden.containsKey(registered)) {
            return this;
        }
        List<StoreSource> nearer = new ArrayList<>(seen);
        nearer.removeIf(other -> other.name().equals(registered.name()));
        nearer.add(registered);
        return new VisibleStores(nearer, hidden, areAll);
    }

    /** The stores that it sees, mostly one for each name. */
    Collection<StoreSource> seen() {
        return seen;
    }

    /** The stores that nearer ones of the same name hide, the nearest first. */
    Set<StoreSource> hidden() {
        return hidden.keySet();
    }

    /** Whether a test of this class sees no others than the class does. */
    boolean areAll() {
        return areAll;
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
        return seen.isEmpty();
    }

    /** Finds a store by name. An empty name selects the unnamed store, or the only one. Empty if there is no match. */
    Optional<StoreSource> pick(String name) {
        List<StoreSource> matching = name.isEmpty() && seen.size() == 1 ? seen : named(name);
        return matching.size() == 1 ? Optional.of(matching.get(0)) : Optional.empty();
    }

    private List<StoreSource> named(String name) {
        return seen.stream().filter(source -> source.name().equals(name)).toList();
    }

    /**
     * Says why {@link #pick} has found nothing, as the rest of a sentence.
     *
     * @param name the name
     * @param mark the annotation that has it, up to the name, as in "@Store("
     */
    String whyNot(String name, String mark) {
        int matching = named(name).size();
        if (name.isEmpty() && matching > 1) {
            return "names no store, but there are " + matching + " SlowStoreExtensions without a name; name them, as in"
                    + " SlowStoreExtension.named(\"index\", builder), and pick one, as in " + mark + "\"index\")";
        } else if (matching > 1) {
            return "asks for the store \"" + name + "\", but there are " + matching
                    + " SlowStoreExtensions of that name; give each a name of its own";
        } else if (name.isEmpty()) {
            return "names no store, but there are several: " + names() + "; pick one, as in " + mark + "\""
                    + seen.stream().map(StoreSource::name).sorted().findFirst().orElseThrow() + "\")";
        }
        return "asks for the store \"" + name + "\", but there is only " + names();
    }

    private String names() {
        Stream<String> named = seen.stream()
                .map(StoreSource::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .sorted()
                .map(name -> "\"" + name + "\"");
        Stream<String> unnamed = named("").isEmpty() ? Stream.empty() : Stream.of("one without a name");
        return Stream.concat(named, unnamed).collect(Collectors.joining(", "));
    }
}

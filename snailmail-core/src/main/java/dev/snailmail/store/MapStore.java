package dev.snailmail.store;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiFunction;

/** Objects that need no file, under keys that never change. */
final class MapStore implements ObjectStore {

    private final SortedMap<String, StoredObject> objects;
    private final SortedSet<String> keys;
    private final String description;

    private MapStore(SortedMap<String, StoredObject> objects, String description) {
        this.objects = objects;
        this.keys = Collections.unmodifiableSortedSet(new TreeSet<>(objects.keySet()));
        this.description = description;
    }

    static MapStore ofBytes(Map<String, byte[]> contents, String description) {
        // Nothing here ever changes, so the date may be relied on from the first request on: one of this second may
        // not.
        Instant modified = Instant.now().minusSeconds(1);
        return of(contents, (key, bytes) -> MemoryObject.of(bytes, modified), description);
    }

    static MapStore ofSizes(Map<String, Long> sizes) {
        return of(sizes, SyntheticObject::of, "synthetic " + new TreeSet<>(sizes.keySet()));
    }

    private static <V> MapStore of(
            Map<String, V> values, BiFunction<String, V, StoredObject> toObject, String description) {
        Keys.requireValid(values.keySet());
        SortedMap<String, StoredObject> objects = new TreeMap<>();
        values.forEach((key, value) -> objects.put(key, toObject.apply(key, value)));
        return new MapStore(objects, description);
    }

    @Override
    public Optional<StoredObject> find(String key) {
        return Optional.ofNullable(objects.get(key));
    }

    @Override
    public SortedSet<String> keys() {
        return keys;
    }

    @Override
    public String describe() {
        return description;
    }
}

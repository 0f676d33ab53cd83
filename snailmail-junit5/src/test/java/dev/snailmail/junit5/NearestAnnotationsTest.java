package dev.snailmail.junit5;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.snailmail.junit5.BudgetAnnotations.Naming;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;

/** What classes inherit of stores and budgets alike: which of several is nearest, and which contradict each other. */
class NearestAnnotationsTest {

    private static final SlowStoreAnnotations STORES = new SlowStoreAnnotations();
    private static final FaultAnnotations FAULTS = new FaultAnnotations();
    private static final BudgetAnnotations BUDGETS = new BudgetAnnotations(Naming.AS_WRITTEN);

    private static String root(Class<?> type) {
        return STORES.ofClass(type).get("").settings().root();
    }

    private static Map<Figure, Long> limits(Class<?> type) {
        Map<Figure, Long> limits = new TreeMap<>();
        BUDGETS.ofClass(type).get("").limits().forEach((figure, limit) -> limits.put(figure, limit.most()));
        return limits;
    }

    @SlowStore(root = "one")
    @Budget(gets = 1, misses = 1)
    interface One {}

    @SlowStore(root = "two")
    @Budget(gets = 2, rereads = 2)
    interface Two {}

    @SlowStore(root = "parent")
    @Budget(gets = 3, requests = 3)
    static class Parent {}

    @Budget(gets = 4)
    static class Child extends Parent implements One {}

    static class HeirOfBoth implements One, Two {}

    static class ParentDecides extends Parent implements One, Two {}

    @Test
    void aClassIsNearerThanItsSuperclassAndThatThanItsInterfaces() {
        assertThat(root(Child.class)).isEqualTo("parent");
        assertThat(limits(Child.class)).isEqualTo(Map.of(Figure.GETS, 4L, Figure.REQUESTS, 3L, Figure.MISSES, 1L));
    }

    @Test
    void twoInterfacesContradictEachOtherUnlessSomethingNearerDecides() {
        assertThatThrownBy(() -> STORES.ofClass(HeirOfBoth.class)).isInstanceOf(ExtensionConfigurationException.class);
        assertThatThrownBy(() -> BUDGETS.ofClass(HeirOfBoth.class)).isInstanceOf(ExtensionConfigurationException.class);
        assertThat(root(ParentDecides.class)).isEqualTo("parent");
        assertThat(limits(ParentDecides.class))
                .isEqualTo(Map.of(Figure.GETS, 3L, Figure.REQUESTS, 3L, Figure.MISSES, 1L, Figure.REREADS, 2L));
    }

    interface Left extends One {}

    interface Right extends One {}

    static class Diamond implements Left, Right {}

    @Test
    void oneInterfaceByTwoWaysDoesNotContradictItself() {
        assertThat(root(Diamond.class)).isEqualTo("one");
        assertThat(limits(Diamond.class)).isEqualTo(Map.of(Figure.GETS, 1L, Figure.MISSES, 1L));
    }

    @Retention(RetentionPolicy.RUNTIME)
    @SlowStore(root = "shared")
    @Budget(gets = 1)
    @interface Shared {}

    @Retention(RetentionPolicy.RUNTIME)
    @Shared
    @interface FirstWay {}

    @Retention(RetentionPolicy.RUNTIME)
    @Shared
    @interface SecondWay {}

    @FirstWay
    @SecondWay
    static class ByTwoAnnotations {}

    @Test
    void anAnnotationOnTwoAnnotationsIsThereOnce() {
        assertThat(root(ByTwoAnnotations.class)).isEqualTo("shared");
        assertThat(limits(ByTwoAnnotations.class)).isEqualTo(Map.of(Figure.GETS, 1L));
    }

    @Budget(ratchet = true)
    static class Kept {}

    @Budget(gets = 1)
    static class HeirOfKept extends Kept {}

    @Test
    void thatFiguresAreKeptIsInheritedToo() {
        assertThat(BUDGETS.ofClass(HeirOfKept.class).get("").ratchet())
                .isEqualTo(Optional.of("@Budget on class " + Kept.class.getName()));
        assertThat(limits(HeirOfKept.class)).isEqualTo(Map.of(Figure.GETS, 1L));
    }

    private static List<Integer> statuses(Class<?> type) {
        return FAULTS.ofClass(type).get("").stream()
                .map(declared -> declared.annotation().status())
                .toList();
    }

    @Fault(status = 501)
    @Fault(status = 502)
    interface Faulty {}

    @Fault(status = 503)
    interface FaultyToo {}

    @Fault(store = "data", status = 504)
    static class FaultyParent implements Faulty {}

    @Fault(status = 505)
    @Fault(status = 505)
    static class FaultyChild extends FaultyParent implements FaultyToo, Faulty {}

    @Test
    void allFaultsHoldTheNearestFirstAndEachOnce() {
        assertThat(statuses(FaultyChild.class)).containsExactly(505, 505, 504, 501, 502, 503);
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Fault(status = 506)
    @interface Flaky {}

    @Flaky
    @Fault(status = 507)
    static class Composed {}

    @Test
    void faultsOnAnnotationsHoldWhereThoseStand() {
        assertThat(statuses(Composed.class)).containsExactly(506, 507);
    }
}

package dev.snailmail.junit5;

import dev.snailmail.junit5.BudgetAnnotations.Naming;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.opentest4j.AssertionFailedError;

/**
 * Checks tests against their {@link Budget}s. It is on its own, beside {@link SlowStoreExtension}, so that a budget without
 * a store is noticed; which servers there are is known when all extensions have begun, just before the test method.
 */
final class BudgetExtension
        implements BeforeAllCallback, BeforeEachCallback, BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final Namespace NAMESPACE = Namespace.create(BudgetExtension.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        BudgetMode.of(context);
        new BudgetAnnotations(Naming.AS_WRITTEN).ofClass(context.getRequiredTestClass());
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        BudgetMode.of(context);
        new BudgetAnnotations(Naming.AS_WRITTEN).ofTest(context);
    }

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        Collection<Scope> scopes = TestServers.of(context).scopes();
        // All extensions see the same stores.
        VisibleStores stores = scopes.stream().findFirst().map(Scope::stores).orElseGet(VisibleStores::none);
        List<BudgetCheck> checks = new ArrayList<>();
        Map<String, StoreBudget> ofTest = new BudgetAnnotations((budget, where) ->
                        pick(stores, budget.store(), where, context).name())
                .ofTest(context);
        scopes.stream().flatMap(scope -> scope.servers().stream()).forEach(server -> {
            Map<String, StoreBudget> budgets =
                    server.isHidden() ? seenFrom(stores.innermostThatSees(server.store(), context), context) : ofTest;
            Optional.ofNullable(budgets.get(server.store().name()))
                    .ifPresent(budget -> checks.add(new BudgetCheck(context, server, budget)));
        });
        context.getStore(NAMESPACE).put(context.getUniqueId(), checks);
    }

    /** The budgets of a class around the test. Those that name a store which only the test sees are not for it. */
    private static Map<String, StoreBudget> seenFrom(ExtensionContext around, ExtensionContext test) {
        VisibleStores stores = VisibleStores.of(around, test);
        return new BudgetAnnotations((budget, where) ->
                        stores.pick(budget.store()).map(StoreSource::name).orElse(budget.store()))
                .ofTest(around);
    }

    /** What a test cost that did not get to its end says nothing. */
    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            return;
        }
        List<BudgetCheck> checks = new ArrayList<>();
        for (Object check : context.getStore(NAMESPACE).get(context.getUniqueId(), List.class)) {
            checks.add((BudgetCheck) check);
        }
        checks.removeIf(BudgetCheck::isOfHiddenStoreThatNobodyAsked);
        checks.forEach(BudgetCheck::run);
        List<BudgetCheck> failed =
                checks.stream().filter(BudgetCheck::hasFailed).toList();
        if (failed.isEmpty()) {
            checks.forEach(BudgetCheck::keep);
        } else {
            throw TestFrame.at(context, failure(failed));
        }
    }

    /** With figures for tools that show what differs, unless there were none to compare. */
    private static AssertionFailedError failure(List<BudgetCheck> failed) {
        String text = joined(failed.stream().map(BudgetCheck::text).toList(), "\n\n");
        String expected = joined(failed.stream().map(BudgetCheck::expected).toList(), " ");
        String actual = joined(failed.stream().map(BudgetCheck::actual).toList(), " ");
        return expected.isEmpty() ? new AssertionFailedError(text) : new AssertionFailedError(text, expected, actual);
    }

    private static String joined(List<String> texts, String separator) {
        return texts.stream().filter(text -> !text.isEmpty()).collect(Collectors.joining(separator));
    }

    /**
     * The store that a budget is of.
     *
     * @param name its name, which may be empty
     * @param where the annotation that has it
     */
    private static StoreSource pick(VisibleStores stores, String name, String where, ExtensionContext context) {
        if (stores.areNone()) {
            throw new ExtensionConfigurationException(where + " limits " + Contexts.describe(context)
                    + ", which has no store: put a @SlowStore on it, its class or a class around that");
        }
        return stores.pick(name)
                .orElseThrow(() ->
                        new ExtensionConfigurationException(where + " " + stores.whyNot(name, "@Budget(store = ")));
    }
}

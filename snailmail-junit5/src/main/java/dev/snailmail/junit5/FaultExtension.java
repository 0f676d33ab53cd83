package dev.snailmail.junit5;

import dev.snailmail.recording.FaultUse;
import dev.snailmail.report.AtFault;
import dev.snailmail.report.FailureText;
import dev.snailmail.report.Violation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.AssertionFailedError;

/**
 * Fails a test if a {@link Fault} on its method was injected into no request. It is on its own, beside
 * {@link SlowStoreExtension}, so that a fault without a store is noticed.
 */
final class FaultExtension implements BeforeTestExecutionCallback, AfterTestExecutionCallback {

    private static final FaultAnnotations ANNOTATIONS = new FaultAnnotations();
    private static final String REMARK = "if the fault need not be injected: @Fault(lenient = true, ...)";

    @Override
    public void beforeTestExecution(ExtensionContext test) {
        List<DeclaredFault> strict = strictFaults(test);
        if (!strict.isEmpty() && TestServers.of(test).storeNames().isEmpty()) {
            throw new ExtensionConfigurationException(
                    "@Fault on " + strict.get(0).where() + " is for "
                            + Contexts.describe(test)
                            + ", which has no store: put a @SlowStore on it, its class or a class around that");
        }
    }

    /** A test that has failed already, or was aborted, may not have come to the request. */
    @Override
    public void afterTestExecution(ExtensionContext test) {
        if (test.getExecutionException().isPresent()) {
            return;
        }
        Map<ServerInUse, List<Violation>> violations = new LinkedHashMap<>();
        for (DeclaredFault fault : strictFaults(test)) {
            Map<ServerInUse, UsedFaults.Rule> rules = rulesOf(fault, test);
            // The requests that have arrived mostly tell, and need not end. Others may be on their way yet.
            if (!fault.isUsed(useOf(fault, rules, false)) && !fault.isUsed(useOf(fault, rules, true))) {
                rules.keySet().stream()
                        .findFirst()
                        .ifPresent(server -> violations
                                .computeIfAbsent(server, first -> new ArrayList<>())
                                .add(violation(fault, useOf(fault, rules, false))));
            }
        }
        if (!violations.isEmpty()) {
            String text = violations.entrySet().stream()
                    .map(entry -> Contexts.describeInvocation(test) + " has a fault that was not injected:"
                            + FailureText.of(
                                    entry.getValue(),
                                    List.of(REMARK),
                                    entry.getKey().handle().recording()))
                    .collect(Collectors.joining("\n\n"));
            throw TestFrame.at(test, new AssertionFailedError(text));
        }
    }

    private static List<DeclaredFault> strictFaults(ExtensionContext test) {
        Place innermost = Place.outwards(test).get(0);
        return innermost.isMethod()
                ? ANNOTATIONS.inOrder(innermost).stream()
                        .filter(fault -> !fault.annotation().lenient())
                        .toList()
                : List.of();
    }

    /** The servers that it is for, and which rule it is in the plan of each. */
    private static Map<ServerInUse, UsedFaults.Rule> rulesOf(DeclaredFault fault, ExtensionContext test) {
        Map<ServerInUse, UsedFaults.Rule> rules = new LinkedHashMap<>();
        for (Scope scope : TestServers.of(test).scopes()) {
            DeclaredFaults declared = scope.faults();
            scope.servers().stream()
                    .filter(server -> declared.isFor(server.store(), fault))
                    .forEach(server -> rules.put(server, declared.ruleOf(fault, server.store())));
        }
        return rules;
    }

    private static FaultUse useOf(DeclaredFault fault, Map<ServerInUse, UsedFaults.Rule> rules, boolean settled) {
        return rules.entrySet().stream()
                .map(entry -> entry.getKey().server().usedFaults().of(entry.getValue(), settled))
                .reduce(new FaultUse(fault.rule(), 0, 0, 0, 0), UsedFaults::sum);
    }

    private static Violation violation(DeclaredFault fault, FaultUse use) {
        return new Violation(
                "requests that meet " + use.rule(),
                "at least 1, says @Fault on " + fault.where(),
                use.outcome(),
                AtFault.ALL);
    }
}

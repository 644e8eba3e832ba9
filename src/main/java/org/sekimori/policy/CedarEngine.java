package org.sekimori.policy;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.exception.AuthException;
import com.cedarpolicy.model.exception.CacheException;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.model.schema.Schema;
import com.cedarpolicy.value.CedarList;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.PrimBool;
import com.cedarpolicy.value.Value;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.sekimori.operation.Gate;
import org.sekimori.operation.GateId;
import org.sekimori.operation.Instrument;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Stage;
import org.sekimori.operation.Standing;

/**
 * Asks Cedar, and remembers the answers. One question costs some 200 µs, a remembered one well under 1 µs; a set never
 * changes once loaded, so what is remembered stays true.
 */
final class CedarEngine {
    /** The stage that stands for no case. */
    static final String NO_CASE = "none";

    /** At most so many answers; when full, all are forgotten. A hub that runs needs a few hundred. */
    private static final int MAX_REMEMBERED = 16_384;

    private static final EntityTypeName SEAT = type("Seat");
    private static final EntityTypeName ACTION = type("Action");
    private static final EntityTypeName STAGE = type("Stage");
    private static final EntityTypeName GATE = type("Gate");
    private static final EntityTypeName GATE_KIND = type("GateKind");
    private static final EntityTypeName ACTIVITY_KIND = type("ActivityKind");

    private final BasicAuthorizationEngine cedar = new BasicAuthorizationEngine();
    private final Map<Request, Verdict> remembered = new ConcurrentHashMap<>();
    private final PolicySet policies;
    private final Schema schema;
    private final Map<GateId, Gate> gates;
    private final Map<String, Instrument> instruments;
    private final CedarPolicies.Vocabulary known;
    private final String policySet;

    CedarEngine(CedarPolicies source, Rules rules) {
        this.policies = source.policies();
        this.schema = source.schema();
        this.instruments = rules.instruments();
        this.gates = rules.gates().stream().collect(Collectors.toMap(Gate::id, gate -> gate));
        this.known = source.vocabulary();
        this.policySet = rules.policySet();
        try {
            policies.cache();
            schema.cache();
        } catch (CacheException e) {
            throw new IllegalStateException("a set that was validated before", e);
        }
    }

    /** What callers make up, such as names of gates, is denied without being remembered: it would crowd out the rest. */
    Verdict decide(Request request) {
        var answered = remembered.get(request);
        if (answered != null) {
            return answered;
        }
        if (!known.has(request)) {
            return denied(Verdict.EVALUATION_FAILED);
        }
        var verdict = ask(request);
        if (remembered.size() >= MAX_REMEMBERED) {
            remembered.clear();
        }
        remembered.put(request, verdict);
        return verdict;
    }

    private Verdict ask(Request request) {
        try {
            var answer = cedar.isAuthorized(translate(request), policies, Set.of());
            if (answer.success.isEmpty()
                    || answer.errors.filter(e -> !e.isEmpty()).isPresent()) {
                return denied(Verdict.EVALUATION_FAILED);
            }
            var success = answer.success.get();
            if (!success.getErrors().isEmpty()) {
                return denied(Verdict.EVALUATION_FAILED);
            }
            var ids = success.getReason().stream().sorted().toList();
            if (ids.isEmpty()) {
                return denied(Verdict.DEFAULT_DENY);
            }
            return success.isAllowed() ? new Verdict.Permitted(ids, policySet) : new Verdict.Denied(ids, policySet);
        } catch (AuthException | RuntimeException e) {
            return denied(Verdict.EVALUATION_FAILED);
        }
    }

    private Verdict denied(String why) {
        return new Verdict.Denied(List.of(why), policySet);
    }

    private AuthorizationRequest translate(Request request) {
        return new AuthorizationRequest(
                SEAT.of(request.seat().wire()),
                ACTION.of(request.action()),
                STAGE.of(request.stage().map(Stage::wire).orElse(NO_CASE)),
                Optional.of(circumstances(request)),
                Optional.of(schema),
                true);
    }

    private Map<String, Value> circumstances(Request request) {
        var context = truths(request.standing());
        request.gate().ifPresent(id -> context.putAll(gate(id)));
        request.activityKind().ifPresent(kind -> context.putAll(kind(kind)));
        return context;
    }

    private Map<String, Value> kind(String kind) {
        var named = new HashMap<String, Value>();
        named.put("activityKind", ACTIVITY_KIND.of(kind));
        Optional.ofNullable(instruments.get(kind)).ifPresent(instrument -> {
            named.put("desk", SEAT.of(instrument.desk().wire()));
            named.put(
                    "clearing",
                    new CedarList(instrument.clearances().stream()
                            .map(seat -> (Value) SEAT.of(seat.wire()))
                            .toList()));
        });
        return named;
    }

    private Map<String, Value> gate(GateId id) {
        var named = new HashMap<String, Value>();
        named.put("gate", GATE.of(id.value()));
        Optional.ofNullable(gates.get(id))
                .ifPresent(
                        gate -> named.put("gateKind", GATE_KIND.of(gate.kind().wire())));
        return named;
    }

    private static Map<String, Value> truths(Standing standing) {
        var truths = new HashMap<String, Value>();
        truths.put("isApplicant", new PrimBool(standing.isApplicant()));
        truths.put("ofApplicantsForce", new PrimBool(standing.ofApplicantsForce()));
        truths.put("isGateSeat", new PrimBool(standing.isGateSeat()));
        truths.put("isTaskedOfficer", new PrimBool(standing.isTaskedOfficer()));
        truths.put("isAgencyDirector", new PrimBool(standing.isAgencyDirector()));
        truths.put("ofTaskedAgency", new PrimBool(standing.ofTaskedAgency()));
        truths.put("decidedForAnotherBody", new PrimBool(standing.decidedForAnotherBody()));
        truths.put("designated", new PrimBool(standing.designated()));
        truths.put("prefectural", new PrimBool(standing.prefectural()));
        truths.put("abroad", new PrimBool(standing.abroad()));
        truths.put("submitted", new PrimBool(standing.submitted()));
        truths.put("standingIn", new PrimBool(standing.standingIn()));
        return truths;
    }

    private static EntityTypeName type(String name) {
        return EntityTypeName.parse(name).orElseThrow();
    }
}

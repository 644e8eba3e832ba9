package org.sekimori.policy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sekimori.operation.Floors;
import org.sekimori.operation.Narrowings;
import org.sekimori.operation.Rules;
import org.sekimori.operation.Seat;
import org.sekimori.operation.SelectorLimits;
import org.sekimori.operation.Standing;

/**
 * {@code policies/} as one validated, hashed, unchangeable set. Safe for any number of threads.
 *
 * <p>Another set is another object: nothing is ever reloaded in place.
 */
public final class PolicySet {
    private final Rules rules;
    private final Duration margin;
    private final Floors floors;
    private final SelectorLimits limits;
    private final Narrowings narrowings;
    private final Titles titles;
    private final List<PolicyFile> files;
    private final CedarPolicies cedar;
    private final CedarEngine engine;

    private PolicySet(
            Rules rules, Deconfliction deconfliction, Titles titles, List<PolicyFile> files, CedarPolicies cedar) {
        this.rules = rules;
        this.margin = deconfliction.margin();
        this.floors = deconfliction.floors();
        this.limits = deconfliction.limits();
        this.narrowings = deconfliction.narrowings();
        this.titles = titles;
        this.files = List.copyOf(files);
        this.cedar = cedar;
        this.engine = new CedarEngine(cedar, rules);
    }

    /**
     * Loads the folder.
     *
     * @throws BrokenPolicies naming every problem of every file; nothing of a broken set is usable
     */
    public static PolicySet load(Path folder) throws BrokenPolicies {
        var problems = new Problems();
        var files = PolicyFolder.read(folder, problems);
        var loaded = new Loading(files, problems).load();
        problems.throwIfAny();
        var set = loaded.orElseThrow(() -> new IllegalStateException("a set neither loaded nor broken"));
        set.probe(problems);
        problems.throwIfAny();
        return set;
    }

    static PolicySet of(
            Rules rules, Deconfliction deconfliction, Titles titles, List<PolicyFile> files, CedarPolicies cedar) {
        return new PolicySet(rules, deconfliction, titles, files, cedar);
    }

    /** Whether somebody may; whether now is for the phase to decide. */
    public Verdict decide(Request request) {
        return engine.decide(request);
    }

    /** SHA-256 of the set, 64 lower-case hexadecimal digits: see {@link PolicyFolder#hash} for its bytes. */
    public String hash() {
        return rules.policySet();
    }

    public Rules rules() {
        return rules;
    }

    /** How far apart two windows must lie not to meet. */
    public Duration margin() {
        return margin;
    }

    /** How narrow a selector has to be. */
    public Floors floors() {
        return floors;
    }

    /** How many selectors an organisation may ask about in a day. */
    public SelectorLimits limits() {
        return limits;
    }

    /** Which series of requests are taken for a search. */
    public Narrowings narrowings() {
        return narrowings;
    }

    /** In the order of their names. */
    public List<PolicyFile> files() {
        return files;
    }

    public Titles titles() {
        return titles;
    }

    /** Ids of all Cedar policies. */
    public Set<String> policyIds() {
        return cedar.ids();
    }

    /** Every action that a request may name. The start of the hub holds its commands against them. */
    public Set<String> actions() {
        return cedar.vocabulary().actions();
    }

    /** Asks every action once: a schema that asks for other circumstances than the program gives would deny all. */
    private void probe(Problems problems) {
        var nobody = new Standing(false, false, false, false, false, false, false, false, false, false, false, false);
        for (var action : actions()) {
            var verdict = decide(new Request(
                    Seat.ADMINISTRATOR, action, Optional.empty(), Optional.empty(), Optional.empty(), nobody));
            if (verdict.policies().contains(Verdict.EVALUATION_FAILED)) {
                problems.add(
                        PolicyFolder.SCHEMA, 1, "expected the action " + action + " to take the circumstances given");
            }
        }
    }
}

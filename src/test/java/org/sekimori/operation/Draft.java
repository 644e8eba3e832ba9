package org.sekimori.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A proposal in the making: sensible as it is, each part can be changed. */
public final class Draft {
    public String title = "title";
    public String basis = "police-6-2";
    public String applicant = "police";
    public boolean nationalSecurity;
    public List<ProtectedAsset> assets = List.of(new ProtectedAsset("grid", ProtectedAsset.Owner.INFRASTRUCTURE));
    public List<Target> targets = new ArrayList<>(List.of(target("t1", "JP"), target("t2", "JP")));
    public List<Measure> measures = new ArrayList<>(List.of(measure("m1", new Measure.Aim.All())));
    public Window window = new Window(TestRules.START, TestRules.START.plus(Duration.ofDays(30)));
    public Set<Agency> executors = Set.of(Agency.POLICE);
    public Optional<OperationId> refersTo = Optional.empty();

    public static Draft home() {
        return new Draft();
    }

    public static Draft abroad() {
        var draft = new Draft();
        draft.targets.add(target("t3", "unknown"));
        return draft;
    }

    public static Draft joint() {
        var draft = abroad();
        draft.basis = "sdf-91-3";
        draft.applicant = "sdf";
        draft.executors = Set.of(Agency.POLICE, Agency.SDF);
        return draft;
    }

    public static Target target(String id, String country) {
        var location = new Location(country, "registry", Location.Confidence.HIGH, Instant.EPOCH);
        return new Target(id, new Selector(Selector.Kind.DOMAIN, id + ".example"), location, false, false);
    }

    public static Measure measure(String id, Measure.Aim aim) {
        return new Measure(id, Measure.Kind.STOP_PROCESS, aim, Measure.Reversibility.REVERSIBLE, "stop");
    }

    public Proposal proposal() {
        return new Proposal(
                Sealed.fresh(title),
                new CampaignId(new UUID(0, 1)),
                new BasisId(basis),
                TestRules.id(applicant),
                Sealed.fresh(new Justification("h", "u", "n", "p", "a")),
                Optional.empty(),
                SealedList.fresh(assets),
                Sealed.fresh(nationalSecurity),
                SealedList.fresh(targets),
                SealedList.fresh(measures),
                window,
                executors,
                SealedList.fresh(List.of()),
                Proposal.Handling.OPEN,
                Marking.AMBER,
                refersTo);
    }
}

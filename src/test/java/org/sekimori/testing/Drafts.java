package org.sekimori.testing;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Proposals as trees, small, and with selectors that no other proposal has. */
public final class Drafts {
    private Drafts() {}

    /** The kinds of case that the plain course knows. */
    public enum Kind {
        POLICE_HOME("police-6-2", "police", "police-director", List.of("police"), "JP"),
        POLICE_ABROAD("police-6-2", "police", "police-director", List.of("police"), "US"),
        SDF_91_3("sdf-91-3", "sdf", "sdf-director", List.of("police", "sdf"), "US");

        public final String basis;
        public final String applicant;
        public final String director;
        /** In the order in which they are tasked; each is the user of its officer too. */
        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        public final List<String> agencies;

        final String country;

        Kind(String basis, String applicant, String director, List<String> agencies, String country) {
            this.basis = basis;
            this.applicant = applicant;
            this.director = director;
            this.agencies = agencies;
            this.country = country;
        }
    }

    public static Map<String, Object> proposal(Kind kind, String campaign) {
        var now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        var proposal = new HashMap<String, Object>();
        proposal.put("title", "Case " + kind);
        proposal.put("campaign", campaign);
        proposal.put("legalBasis", kind.basis);
        proposal.put("applicant", kind.applicant);
        proposal.put(
                "justification",
                Map.of(
                        "harm", "Patients are in danger.",
                        "urgency", "It worsens daily.",
                        "necessity", "Nothing else reaches it in time.",
                        "proportionality", "Every step can be undone.",
                        "alternatives", "A takedown reaches a part only."));
        proposal.put("protectedAssets", List.of(Map.of("name", "A hospital", "owner", "infrastructure")));
        proposal.put("nationalSecurity", false);
        proposal.put("targets", List.of(target("t-1", kind.country), target("t-2", kind.country)));
        proposal.put("measures", List.of(measure("observe", "observe"), measure("stop", "stop-process")));
        proposal.put(
                "window",
                Map.of(
                        "from", now.minus(1, ChronoUnit.HOURS).toString(),
                        "to", now.plus(14, ChronoUnit.DAYS).toString()));
        proposal.put("executors", kind.agencies);
        proposal.put(
                "evidence", List.of(Map.of("title", "Analysis", "sha256", "9f".repeat(32), "handling", "restricted")));
        proposal.put("handling", "open");
        proposal.put("marking", "TLP:AMBER");
        return proposal;
    }

    public static Map<String, Object> target(String id, String country) {
        return Map.of(
                "id",
                id,
                "selector",
                Map.of("kind", "domain", "value", "c2-" + UUID.randomUUID() + ".example"),
                "location",
                Map.of(
                        "country", country,
                        "basis", "registry",
                        "confidence", "high",
                        "asOf", "2026-01-01T00:00:00Z"),
                "shared",
                false,
                "thirdParty",
                false);
    }

    private static Map<String, Object> measure(String id, String kind) {
        return Map.of(
                "id",
                id,
                "kind",
                kind,
                "targets",
                "all",
                "reversibility",
                "reversible",
                "stopPlan",
                "End the session.");
    }
}

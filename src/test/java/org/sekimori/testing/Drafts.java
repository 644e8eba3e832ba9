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
        POLICE_HOME("police-6-2", "police", "police-director", "JP"),
        POLICE_ABROAD("police-6-2", "police", "police-director", "US"),
        SDF_91_3("sdf-91-3", "sdf", "sdf-director", "US"),
        SDF_95_4("sdf-95-4", "sdf", "sdf-director", "unknown"),
        SDF_89_1("sdf-89-1", "sdf", "sdf-director", "unknown"),
        SDF_92_2("sdf-92-2", "sdf", "sdf-director", "unknown");

        public final String basis;
        public final String applicant;
        public final String director;
        final String country;

        Kind(String basis, String applicant, String director, String country) {
            this.basis = basis;
            this.applicant = applicant;
            this.director = director;
            this.country = country;
        }

        /** In the order in which they are tasked; each is the user of its officer too. */
        public List<String> agencies() {
            return switch (this) {
                case POLICE_HOME, POLICE_ABROAD -> List.of("police");
                case SDF_91_3 -> List.of("police", "sdf");
                case SDF_95_4, SDF_89_1, SDF_92_2 -> List.of("sdf");
            };
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
        var owner = kind == Kind.SDF_95_4 ? "sdf" : "infrastructure";
        proposal.put("protectedAssets", List.of(Map.of("name", "A network", "owner", owner)));
        proposal.put("nationalSecurity", false);
        proposal.put("targets", List.of(target("t-1", kind.country), target("t-2", kind.country)));
        proposal.put("measures", List.of(measure("observe", "observe"), measure("stop", "stop-process")));
        proposal.put(
                "window",
                Map.of(
                        "from", now.minus(1, ChronoUnit.HOURS).toString(),
                        "to", now.plus(14, ChronoUnit.DAYS).toString()));
        proposal.put("executors", kind.agencies());
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

    /** A takedown of everything that the proposal aims at, so that both are in conflict. */
    public static Map<String, Object> takedownOf(Map<String, Object> proposal) {
        var selectors = ((List<?>) proposal.get("targets"))
                .stream().map(target -> ((Map<?, ?>) target).get("selector")).toList();
        return Map.of(
                "kind", "takedown",
                "title", "The same servers",
                "selectors", selectors,
                "window", proposal.get("window"),
                "liaison", "Extension 517",
                "marking", "TLP:GREEN");
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

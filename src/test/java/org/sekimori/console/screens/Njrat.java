package org.sekimori.console.screens;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.sekimori.play.Scenario;
import org.sekimori.testing.Api;
import org.sekimori.testing.Case;
import org.sekimori.testing.Drafts.Kind;

/** The case of the scenario before anybody submits it: campaign, takedown under way, draft with all its targets. */
final class Njrat {
    private static final Scenario SCENARIO = Scenario.read(Path.of("ops/scenarios/njrat.yaml"));

    private final Api api;
    private final Instant start = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final ObjectNode proposal;
    private final Case drafted;

    private Njrat(Api api) {
        this.api = api;
        var campaign = Case.campaign(api);
        takeDown(campaign);
        this.proposal = proposal(campaign);
        this.drafted = Case.of(api, Kind.SDF_91_3, api.post("sdf", "/api/operations", text(proposal)));
    }

    static Njrat draft(Api api) {
        return new Njrat(api);
    }

    Case drafted() {
        return drafted;
    }

    Instant start() {
        return start;
    }

    /** As the applicant's own system would: the screens have no form for a proposal yet. */
    void revise() {
        ((ObjectNode) proposal.path("measures").get(1))
                .put("stopPlan", "On a halt every session ends within ten minutes, and both duty desks are told.");
        api.post("sdf", drafted.path("revise"), text(proposal)).ok();
    }

    private static String text(JsonNode tree) {
        return tree.toString();
    }

    private void takeDown(String campaign) {
        var nodes = JsonNodeFactory.instance;
        var body = nodes.objectNode()
                .put("kind", "takedown")
                .put("campaign", campaign)
                .put("title", "Sinkholes held by a provider")
                .put("liaison", "Takedown desk, extension 517")
                .put("marking", "TLP:GREEN");
        body.set("selectors", SCENARIO.data().get("sinkholes"));
        body.set("window", window(Duration.ofDays(-7), Duration.ofDays(30)));
        var activity = api.post("takedown", "/api/activities", text(body)).ok().id();
        api.post("takedown", "/api/activities/" + activity + "/commands/start", "")
                .ok();
    }

    private ObjectNode proposal(String campaign) {
        var body = (ObjectNode) SCENARIO.definitions().get("proposal").deepCopy();
        body.put("campaign", campaign)
                .put("harmExpectedAt", start.plus(7, ChronoUnit.DAYS).toString());
        body.set("targets", SCENARIO.data().get("targets"));
        body.set("window", window(Duration.ofHours(-1), Duration.ofDays(14)));
        return body;
    }

    private ObjectNode window(Duration from, Duration to) {
        var nodes = JsonNodeFactory.instance;
        return nodes.objectNode()
                .setAll(Map.of(
                        "from", nodes.textNode(start.plus(from).toString()),
                        "to", nodes.textNode(start.plus(to).toString())));
    }
}

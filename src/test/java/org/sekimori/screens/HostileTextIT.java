package org.sekimori.screens;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.sekimori.testing.Api;
import org.sekimori.testing.Browser;
import org.sekimori.testing.Case;
import org.sekimori.testing.Case.Point;
import org.sekimori.testing.Drafts;
import org.sekimori.testing.Drafts.Kind;
import org.sekimori.testing.Look;
import org.sekimori.testing.Place;
import org.sekimori.testing.RunningHub;

/**
 * Whatever a person or another party wrote is shown as what it is, whole, and moves nothing around it: no dialog, no element,
 * no breach of the policy, no sideways scrolling, no turned line.
 */
class HostileTextIT {
    private static final int LOOKS = 20;
    private static final double MOMENT_MILLIS = 100;
    private static final Kind KIND = Kind.SDF_91_3;
    private static Place place;
    private static RunningHub hub;
    private static Api api;
    private static Browser browser;

    private final Hostile hostile = new Hostile();
    private final List<String> dialogs = new ArrayList<>();

    @BeforeAll
    static void start() {
        place = Place.fresh();
        hub = RunningHub.start(place, 1);
        api = hub.api();
        browser = Browser.start();
    }

    @AfterAll
    static void end() {
        try {
            browser.close();
        } finally {
            hub.close();
            place.close();
        }
    }

    @AfterEach
    void nobody_complains() {
        browser.leave();
        assertThat(dialogs).as("dialogs").isEmpty();
    }

    private Map<String, Object> proposal() {
        var campaign = api.post(
                        "coordinator",
                        "/api/campaigns",
                        hostile.in(Map.of("title", "", "threat", "", "responsePolicy", "", "marking", "TLP:AMBER")))
                .ok()
                .id();
        var proposal = hostile.in(Drafts.proposal(KIND, campaign));
        var target = new HashMap<>(Drafts.target("t-1", "US"));
        target.put("selector", Map.of("kind", "account", "value", hostile.selector()));
        proposal.put("targets", List.of(target, Drafts.target("t-2", "JP")));
        return proposal;
    }

    private Case draft() {
        return Case.draft(api, KIND, proposal());
    }

    private Page at(String user, String path, String wanted) {
        var page = browser.signedIn(hub, user, path, Look.USUAL);
        page.onDialog(dialog -> {
            dialogs.add(dialog.message());
            dialog.dismiss();
        });
        PlaywrightAssertions.assertThat(page.locator(wanted).first()).isVisible();
        return page;
    }

    private Page at(String user, Case operation) {
        return at(user, "/operations/" + operation.id(), ".integrity-good");
    }

    /** The page shows what was planted in these fields, all of it, and is otherwise as it always is. */
    private void harmless(Page page, String... fields) {
        for (var width : List.of(1440, 390)) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("() => document.documentElement.scrollWidth"))
                    .as("width at %s", width)
                    .isEqualTo(width);
        }
        assertThat(page.evaluate(MADE)).as("elements made of text").isEqualTo(List.of());
        assertThat(page.evaluate(LOOSE)).as("text that turns its line").isEqualTo(List.of());
        for (var field : fields) {
            assertThat(hostile.planted(field)).as(field).isNotEmpty();
            hostile.planted(field).forEach(text -> whole(page, text));
        }
    }

    /** All of it is there, or comes in a moment. */
    private static void whole(Page page, String text) {
        var shown = page.evaluate(SHOWN, text);
        for (int look = 0; look < LOOKS && !"whole".equals(shown); look++) {
            page.waitForTimeout(MOMENT_MILLIS);
            shown = page.evaluate(SHOWN, text);
        }
        assertThat(shown)
                .as("%s is shown", text.substring(0, text.indexOf('⟧') + 1))
                .isEqualTo("whole");
    }

    /** What only text could have brought: the console's own page has none of these. */
    private static final String MADE = """
            () => [...document.querySelectorAll(
                'body script, #root img, #root iframe, [onerror], [onload], [href^="javascript" i], #root style')]
              .map(element => element.outerHTML.slice(0, 80))""";

    /** Text with an override that shares its line with something that is not closed off from it. */
    private static final String LOOSE = """
            () => {
              const loose = [];
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (!node.data.includes('\\u202e') || node.parentElement.closest('script, option, textarea')) continue;
                let closed = node.parentElement;
                while (!/isolate|plaintext/.test(getComputedStyle(closed).unicodeBidi)) closed = closed.parentElement;
                if (closed.tagName !== 'BDI' && closed.textContent !== node.data) {
                  loose.push(node.parentElement.outerHTML.slice(0, 120));
                }
              }
              return loose;
            }""";

    /** {@code whole}, {@code cut} (there, but hidden by a box that does not scroll) or {@code missing}. */
    private static final String SHOWN = """
            text => {
              const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              let best = 'missing';
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (!node.data.includes(text) || node.parentElement.closest('option')) continue;
                best = 'cut';
                let whole = node.parentElement.getClientRects().length > 0;
                for (let box = node.parentElement; box && box !== document.body; box = box.parentElement) {
                  const style = getComputedStyle(box);
                  const hides = way => style[way] === 'hidden' || style[way] === 'clip';
                  if (hides('overflowX') && box.scrollWidth > box.clientWidth + 1) whole = false;
                  if (hides('overflowY') && box.scrollHeight > box.clientHeight + 1) whole = false;
                  if (style.textOverflow === 'ellipsis' && box.scrollWidth > box.clientWidth) whole = false;
                }
                if (whole) return 'whole';
              }
              return best;
            }""";

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    @Test
    void a_proposal_its_campaign_and_its_targets() {
        var page = at(KIND.applicant, draft());
        press(page, "説明をすべて表示");
        press(page, "一覧を表示");
        PlaywrightAssertions.assertThat(page.locator(".target-list td").first()).isVisible();
        harmless(
                page,
                "title",
                "harm",
                "urgency",
                "necessity",
                "proportionality",
                "alternatives",
                "stopPlan",
                "name",
                "selector");
    }

    @Test
    void a_title_on_the_desk_and_in_the_list() {
        var title = draft().look(KIND.applicant).path("title").asText();
        assertThat(hostile.planted("title")).contains(title);
        for (var page : List.of(at(KIND.applicant, "/", ".wait"), at(KIND.applicant, "/operations", ".row-link"))) {
            whole(page, title);
            harmless(page);
        }
    }

    @Test
    void a_conflict_and_the_liaison_of_an_activity() {
        var proposal = proposal();
        api.post("takedown", "/api/activities", hostile.in(Drafts.takedownOf(proposal)))
                .ok();
        var operation = Case.draft(api, KIND, proposal);
        operation.does(KIND.applicant, "submit", "").awaitConflict();
        harmless(at(KIND.applicant, operation));
        var watch = at("watch", operation);
        press(watch, "重なりを表示");
        PlaywrightAssertions.assertThat(watch.locator(".conflict td").first()).isVisible();
        harmless(watch, "selector", "liaison");
    }

    @Test
    void reasons_of_a_return() {
        var operation = draft().to(Point.REVIEWED);
        operation.does(
                "legal",
                "return",
                hostile.in(Map.of("gate", "legal", "scopeHash", operation.scopeHash(), "reasons", "")));
        harmless(at(KIND.applicant, operation), "reasons");
        harmless(at(KIND.applicant, "/operations/" + operation.id() + "/revise", ".revision"));
    }

    @Test
    void grants_their_conditions_and_attestations() {
        var operation = draft().to(Point.REVIEWED);
        for (var gate : operation.gates()) {
            var body = operation.granting(gate);
            if (gate.equals("legal") || gate.equals("coordination")) {
                body.put("conditions", List.of(hostile.text("condition")));
            }
            operation.does(operation.decider(gate), "grant", hostile.in(body));
        }
        harmless(at("coordinator", operation), "reasons", "condition", "decidedBy", "office", "reference");
    }

    @Test
    void a_motion_and_its_votes() {
        var operation = draft().to(Point.GRANTED);
        var sitting = operation.open("approval", Case.COMMITTEE, List.of()).ok().id();
        var motion = hostile.in(
                Map.of("decision", "approve", "scopeHash", operation.scopeHash(), "reasons", "", "text", ""));
        motion.put("conditions", List.of(hostile.text("condition")));
        api.post("member-1", "/api/sittings/" + sitting + "/commands/move", motion)
                .ok();
        var hash = operation.motionHash();
        api.post(
                        "member-2",
                        "/api/sittings/" + sitting + "/commands/vote",
                        hostile.in(Map.of("motionHash", hash, "choice", "for", "reasons", "")))
                .ok();
        var page = at("member-1", operation);
        harmless(page, "text", "condition");
        whole(page, hostile.planted("reasons").getFirst());
    }

    @Test
    void tasks_log_halt_and_report() {
        var operation = draft().to(Point.AUTHORISED);
        KIND.agencies()
                .forEach(
                        agency -> operation.does("coordinator", "task", hostile.in(operation.tasking(agency, agency))));
        for (var point : List.of(Point.ACCEPTED, Point.READY, Point.EXECUTING)) {
            operation.step(point);
        }
        var log = operation.logging("police");
        log.put("deviation", "");
        operation.does("police", "log", hostile.in(log));
        operation.does("coordinator", "note", hostile.in(Map.of("text", "")));
        operation.does("legal", "halt", hostile.in(Map.of("reason", "")));
        harmless(
                at("coordinator", operation),
                "instructions",
                "limits",
                "action",
                "effect",
                "deviation",
                "text",
                "reason");
        operation.does("nco-director", "resume", hostile.in(Map.of("reason", "")));
        operation.step(Point.ENDED);
        operation.does(KIND.director, "report", hostile.in(operation.report()));
        harmless(at("coordinator", operation), "result", "sideEffects", "residualRisk", "reason");
    }

    @Test
    void what_a_person_types() {
        var operation = draft().to(Point.REVIEWED);
        var page = at("legal", operation);
        var reasons = hostile.text("typed").replace("\u2028", "");
        var condition = hostile.text("typed").replace("\u2028", "");
        page.locator(".radio").first().click();
        page.getByLabel("理由").fill(reasons);
        press(page, "条件を加える");
        page.locator(".line textarea").fill(condition);
        press(page, "内容を確認する");
        PlaywrightAssertions.assertThat(page.locator(".dialog")).isVisible();
        harmless(page);
        Stream.of(reasons, condition).forEach(text -> whole(page, text));
        press(page, "この内容で記録する");
        PlaywrightAssertions.assertThat(page.locator(".notice-success")).isVisible();
        PlaywrightAssertions.assertThat(page.locator(".conditions li")).isVisible();
        harmless(page);
        Stream.of(reasons, condition).forEach(text -> whole(page, text));
    }
}

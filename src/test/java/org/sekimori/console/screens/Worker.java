package org.sekimori.console.screens;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.sekimori.testing.Browser;
import org.sekimori.testing.Case;
import org.sekimori.testing.Look;
import org.sekimori.testing.RunningHub;

/** A person at work in a browser of their own. */
final class Worker {
    private final String user;
    private final Page page;
    private final RunningHub hub;

    private Worker(String user, Page page, RunningHub hub) {
        this.user = user;
        this.page = page;
        this.hub = hub;
    }

    /** Signed in, at the desk. */
    static Worker of(Browser browser, RunningHub hub, String user) {
        return at(browser, hub, user, "/");
    }

    static Worker at(Browser browser, RunningHub hub, String user, String path) {
        return new Worker(user, browser.signedIn(hub, user, path, Look.USUAL), hub);
    }

    /** The same person's next tab. */
    Worker tab(String path) {
        var other = page.context().newPage();
        other.navigate(path);
        return new Worker(user, other, hub);
    }

    Page page() {
        return page;
    }

    Locator region(String name) {
        return page.getByRole(
                AriaRole.REGION, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /** What waits for this person in that case. */
    Locator waiting(Case one) {
        return region("あなたを待つもの").getByRole(AriaRole.LISTITEM).filter(new Locator.FilterOptions().setHas(linkTo(one)));
    }

    private Locator linkTo(Case one) {
        return page.locator("a[href='" + one.path().replace("/api", "") + "']");
    }

    void goesToDesk() {
        page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("主なメニュー"))
                .getByText("担当卓")
                .click();
    }

    /** The desk names it; its link leads to the case, where exactly what the hub offers is offered. */
    void comesFor(Act act, String about, Case one) {
        var item = waiting(one)
                .filter(new Locator.FilterOptions().setHasText(act.waits))
                .filter(new Locator.FilterOptions().setHasText(about));
        assertThat(item).hasCount(1);
        item.getByRole(AriaRole.LINK).click();
        isOffered(one);
    }

    /** At the desk it waits no longer. */
    void isDoneWith(Act act, String about, Case one) {
        goesToDesk();
        assertThat(waiting(one)
                        .filter(new Locator.FilterOptions().setHasText(act.waits))
                        .filter(new Locator.FilterOptions().setHasText(about)))
                .hasCount(0);
    }

    Locator panel() {
        return region("あなたの判断");
    }

    /** The decision panel and the hub agree on what this person may do, once the news has come. */
    void isOffered(Case one) {
        try {
            page.waitForCondition(() -> shown().equals(offered(one)) && haltShown() == mayHalt(one));
        } catch (TimeoutError e) {
            assertThat(shown()).as("what %s is offered", user).isEqualTo(offered(one));
            assertThat(haltShown()).as("the halt of %s", user).isEqualTo(mayHalt(one));
        }
    }

    List<String> shown() {
        return List.copyOf(new TreeSet<>(panel().getByRole(AriaRole.HEADING, new Locator.GetByRoleOptions().setLevel(3))
                .filter(new Locator.FilterOptions().setHas(page.getByRole(AriaRole.BUTTON)))
                .allTextContents()));
    }

    private boolean haltShown() {
        return button("緊急停止").isVisible();
    }

    private boolean mayHalt(Case one) {
        return one.look(user).path("commands").findValuesAsText("name").contains(Act.HALT.command);
    }

    private List<String> offered(Case one) {
        var seen = one.look(user);
        var names = new TreeSet<String>();
        for (var command : seen.path("commands")) {
            var act = Act.of(command.path("name").asText());
            if (act != Act.HALT) {
                names.add(act.offered + about(command, seen));
            }
        }
        return List.copyOf(names);
    }

    private String about(JsonNode command, JsonNode seen) {
        if (command.has("gate")) {
            return gate(command.path("gate").asText());
        }
        if (command.has("conflict")) {
            var id = command.path("conflict").asText();
            var overlaps = hub.api()
                    .get(user, "/api/conflicts/" + id)
                    .ok()
                    .json()
                    .path("overlapCount")
                    .asInt();
            return "衝突 " + id.substring(0, 8) + (overlaps > 0 ? "・重なり " + overlaps + " 件" : "");
        }
        for (var task : seen.path("tasks")) {
            if (task.path("id").equals(command.path("task"))) {
                var agency = task.path("agency").asText().equals("police") ? "警察" : "自衛隊";
                return agency + " " + name(task.path("officer").asText());
            }
        }
        return "";
    }

    /** A gate's Japanese name. */
    String gate(String id) {
        return id.equals("screening")
                ? "衝突調整"
                : hub.api()
                        .get(user, "/api/policies")
                        .ok()
                        .json()
                        .path("titles")
                        .path("gates")
                        .path(id)
                        .path("ja")
                        .asText();
    }

    String name(String person) {
        for (var one : hub.api().get(user, "/api/people?limit=200").ok().json().path("items")) {
            if (one.path("id").asText().equals(person)) {
                return one.path("name").asText();
            }
        }
        throw new AssertionError("nobody is called " + person);
    }

    /** Opens that act in the panel, if it is not open by itself; nothing is filled in. */
    Form form(Act act) {
        var button = panel().getByRole(
                        AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(Pattern.compile("^" + act.offered)));
        if (!"true".equals(button.getAttribute("aria-expanded"))) {
            button.click();
        }
        return new Form(this, panel().locator("form"));
    }

    /** The record stands in the timeline, and its proof was checked. */
    void isProved(int index) {
        var entry = region("記録")
                .getByRole(AriaRole.LISTITEM)
                .filter(new Locator.FilterOptions()
                        .setHas(page.getByText(
                                "記録番号 %,d".formatted(index), new Page.GetByTextOptions().setExact(true))));
        assertThat(entry).hasCount(1);
        assertThat(entry).containsText("包含証明を検証済み");
    }

    /** The step of the moment. */
    void isAt(String step) {
        assertThat(page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("手続の進み"))
                        .locator("[aria-current=step]:visible"))
                .containsText(step);
    }

    void reads(String text) {
        assertThat(page.getByRole(AriaRole.MAIN)).containsText(text);
    }

    /** Two steps: why and how far, then sure. */
    void orderHalt(String reason) {
        button("緊急停止").click();
        var dialog = page.getByRole(AriaRole.ALERTDIALOG);
        dialog.getByRole(AriaRole.TEXTBOX).fill(reason);
        dialog.getByText("案件の全部").click();
        dialog.getByText("確認へ進む").click();
        assertThat(dialog).containsText(Act.HALT.follows);
        assertThat(dialog).containsText(reason);
        dialog.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("直ちに停止を命じる"))
                .click();
    }
}

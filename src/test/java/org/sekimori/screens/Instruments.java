package org.sekimori.screens;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sekimori.testing.Api;

/** A campaign as people write one, with instruments in every state. */
final class Instruments {
    private Instruments() {}

    /** The id of a campaign that was revised, with an operation and activities before, at and after now. */
    static String campaign(Api api) {
        var proposal = Story.proposal(api);
        var campaign = String.valueOf(proposal.get("campaign"));
        Story.of(api, proposal).operation().does("sdf", "submit", "");
        var seen = api.get("coordinator", "/api/campaigns/" + campaign).ok().json();
        var body = new HashMap<String, Object>();
        for (var name : List.of("title", "threat", "marking")) {
            body.put(name, seen.path(name).asText());
        }
        body.put("responsePolicy", "指令サーバーを止め、被害者に知らせたうえで、背後の組織を公表する。");
        give(api, "coordinator", "/api/campaigns/" + campaign, "revise", body);
        var takedown = activity(api, "takedown", "takedown", campaign, -20, 10);
        record(api, "takedown", takedown, "request", "登録事業者 2 社にドメイン 14 件の停止を依頼した。");
        give(api, "takedown", takedown, "start", Map.of());
        give(api, "takedown", takedown, "close", Map.of("outcome", "14 件のうち 12 件が停止した。"));
        var hunt = activity(api, "coordinator", "hunt", campaign, -12, 0);
        give(api, "watch", hunt, "allow-open-end", Map.of("reasons", "痕跡がなくなる日は決められない。"));
        give(api, "coordinator", hunt, "start", Map.of());
        var diplomatic = activity(api, "coordinator", "diplomatic", campaign, -5, 9);
        give(api, "coordinator", diplomatic, "cancel", Map.of("reason", "先方から申入れがあった。"));
        activity(api, "liaison", "allied-operation", campaign, 6, 12);
        attribution(api, campaign);
        return campaign;
    }

    /** The id of a drafted attribution that one seat has cleared and another has not. */
    static String attribution(Api api) {
        var campaign = String.valueOf(Story.proposal(api).get("campaign"));
        return attribution(api, campaign).substring("/api/activities/".length());
    }

    private static String attribution(Api api, String campaign) {
        var path = activity(api, "mofa", "attribution", campaign, -3, 14);
        give(api, "mofa", path, "start", Map.of());
        record(api, "mofa", path, "draft", "我が国政府は、本件攻撃に特定の国家機関が関与した可能性が高いと判断し、これを強く非難する。");
        give(api, "mofa-2", path, "clear", Map.of("reasons", "関係国との調整を終えた。"));
        give(api, "police-director", path, "withhold", Map.of("reasons", "第 2 段落から情報源が推測できる。"));
        return path;
    }

    private static String activity(Api api, String user, String kind, String campaign, int fromDays, int days) {
        var from = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(fromDays));
        var window = days == 0
                ? Map.of("from", from.toString())
                : Map.of(
                        "from",
                        from.toString(),
                        "to",
                        from.plus(Duration.ofDays(days)).toString());
        var body = Map.of(
                "kind",
                kind,
                "campaign",
                campaign,
                "title",
                TITLES.get(kind),
                "selectors",
                List.of(Map.of("kind", "domain", "value", "c2-" + UUID.randomUUID() + ".example")),
                "window",
                window,
                "liaison",
                "国際連携班 内線 517",
                "marking",
                "TLP:AMBER",
                "whyNoLesser",
                "警告は二度行われたが、状況は変わらなかった。");
        return "/api/activities/" + api.post(user, "/api/activities", body).ok().id();
    }

    private static final Map<String, String> TITLES = Map.of(
            "takedown", "指令サーバーのドメインの停止依頼",
            "hunt", "重要インフラ 3 社での痕跡の調査",
            "diplomatic", "在外公館を通じた申入れ",
            "allied-operation", "同盟国による経路の遮断",
            "attribution", "背後の組織の公表");

    private static void record(Api api, String user, String path, String step, String text) {
        var occurred = Instant.now().truncatedTo(ChronoUnit.SECONDS).minus(Duration.ofHours(5));
        give(api, user, path, "record", Map.of("step", step, "text", text, "occurred", occurred.toString()));
    }

    private static void give(Api api, String user, String path, String command, Map<String, Object> body) {
        api.post(user, path + "/commands/" + command, body).ok();
    }
}

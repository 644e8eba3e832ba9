package org.sekimori.console.screens;

import java.util.Arrays;

/** What people do on a case, in the console's words: as what it waits on the desk, as what it is offered, what follows. */
enum Act {
    SUBMIT("submit", "起案を提出する", "提出する", "衝突調整が始まり、関門の持ち主と委員会に案件が見えるようになります。"),
    RESUBMIT("submit", "差戻しに応える", "提出する", "衝突調整が始まり、関門の持ち主と委員会に案件が見えるようになります。"),
    WITHDRAW("withdraw", "", "取り下げる", "案件はここで終わり、再び開くことはできません。"),
    REVISE("revise", "", "改訂する", ""),
    OWN("conflict-own", "衝突を処理する", "衝突を引き受ける", "あなたがこの衝突の担当になります。"),
    DISPOSE("conflict-dispose", "衝突を処理する", "衝突を処理する", "処理が記録され、相手の担当に衝突があることと連絡先が伝わります。"),
    OVERRIDE("conflict-override", "", "衝突を承知で進める", "あなたの名で、衝突が残ったまま案件が進みます。"),
    GRANT("grant", "関門で判断する", "関門の判断", "この関門の承認が、いまの対象範囲について記録されます。"),
    RETURN("return", "関門で判断する", "関門の判断", "案件は起案に戻り、起案者が直すまで進みません。"),
    REFUSE("refuse", "関門で判断する", "関門の判断", "案件は不承認で終わり、再び開くことはできません。"),
    EXCEPTION("invoke-exception", "", "例外手続を使う", "委員会の事前承認だけを省きます。"),
    SIT("sitting-create", "会議を開く", "会議を開く", "会議が開き、出席者が記録されます。"),
    MOVE("sitting-move", "動議を出す", "動議を出す", "出席した委員がこの動議について投票します。"),
    VOTE("sitting-vote", "投票する", "投票する", "投票は一度だけで、変えることはできません。"),
    RISE("sitting-close", "会議を閉じる", "会議を閉じる", "議決の結果が関門の決定になります。"),
    ADJOURN("sitting-adjourn", "", "会議を散会する", "会議は結論なしに終わります。"),
    TASK("task", "下命する", "下命する", "選んだ担当官に下命されます。"),
    ACCEPT("accept", "下命を受ける", "下命を受ける", "あなたがこの下命の担当になります。"),
    DECLINE("decline", "", "下命を断る", "下命は終わり、調整官が改めて下命します。"),
    READY("ready", "準備完了を告げる", "準備完了を告げる", "付された条件をすべて確認し、準備が整ったと記録されます。"),
    START("start", "実施を始める", "実施を始める", "実施中になり、担当官が措置を行い記録します。"),
    LOG("log", "実施し、記録する", "実施記録を書く", "事実として記録されます。範囲の外の行為も拒まれず、印が付いて記録されます。"),
    CORRECT("correct", "", "実施記録を訂正する", "元の記録は残り、訂正がそれに結び付きます。"),
    NOTE("note", "", "覚書を残す", "案件の記録に覚書が加わります。"),
    HALT("halt", "", "緊急停止", "直ちに停止を命じます。担当官は 5 分以内に確認します。"),
    ACKNOWLEDGE("acknowledge-halt", "緊急停止を確認する", "緊急停止を確認する", "停止を確認したことが記録されます。"),
    RESUME("resume", "再開を判断する", "再開する", "緊急停止が解かれ、停止前の段階に戻ります。"),
    REVOKE("revoke", "", "取り消す", "承認は失われます。実施中であれば実施は終わり、報告の義務が残ります。"),
    END("end", "実施を終える", "実施を終える", "実施は終わり、報告の義務が残ります。"),
    REPORT("report", "報告する", "報告する", "報告が委員会に届き、委員会が確認又は勧告します。"),
    NOTIFY("notify-committee", "", "事後通知をする", "委員会に通知したことが記録されます。"),
    ANSWER("answer-recommendation", "勧告に答える", "勧告に答える", "勧告への答えが記録されます。"),
    ANSWER_OBLIGATION("answer-obligation", "義務を果たす", "生じた義務に回答する", "回答が記録され、義務が果たされます。"),
    CLOSE("close", "案件を終結する", "案件を終結する", "案件は終結し、再び開くことはできません。");

    final String command;
    final String waits;
    final String offered;
    final String follows;

    Act(String command, String waits, String offered, String follows) {
        this.command = command;
        this.waits = waits;
        this.offered = offered;
        this.follows = follows;
    }

    /** Conflicts and sittings have records of their own, which the case's record does not repeat. */
    boolean isOfTheCase() {
        return !command.startsWith("conflict-") && !command.startsWith("sitting-");
    }

    static Act of(String command) {
        return Arrays.stream(values())
                .filter(act -> act.command.equals(command))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no words for the command " + command));
    }
}

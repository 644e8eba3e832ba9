package org.sekimori.console.screens;

import java.util.Arrays;

/** What people do on a case, in the console's words: as what it waits on the desk, as what it is offered, what follows. */
enum Act {
    SUBMIT("submit", "起案を提出する", "提出する", "衝突調整が始まり、関門の持ち主と委員会に案件が見えるようになります。"),
    RESUBMIT("submit", "差戻しに応える", "提出する", "衝突調整が始まり、関門の持ち主と委員会に案件が見えるようになります。"),
    WITHDRAW("withdraw", "", "取り下げる", "案件はここで終わり、再び開くことはできません。"),
    REVISE("revise", "", "改訂する", ""),
    OWN("conflict-own", "衝突を処理する", "衝突を引き受ける", "あなたがこの衝突の担当になります。"),
    DISPOSE("conflict-dispose", "衝突を処理する", "衝突を処理する", "処理が記録されます。相手の担当には、知らせるまで何も伝わりません。"),
    OVERRIDE("conflict-override", "", "衝突を承知で進める", "あなたの名で、衝突が残ったまま案件が進みます。"),
    RELEASE("conflict-release", "", "相手に衝突を知らせる", "双方の担当に、衝突があることと連絡先だけが伝わります。取り消せません。"),
    GRANT("grant", "関門で判断する", "関門の判断", "この関門の承認が、いまの対象範囲について記録されます。"),
    RETURN("return", "関門で判断する", "関門の判断", "案件は起案に戻り、起案者が直すまで進みません。"),
    REFUSE("refuse", "関門で判断する", "関門の判断", "案件は不承認で終わり、再び開くことはできません。"),
    EXCEPTION("invoke-exception", "", "例外手続を使う", "委員会の事前承認だけを省きます。"),
    AMEND("amend", "", "追加の承認を求める", "承認された部分はそのまま続き、増える分だけがすべての関門を通ります。"),
    WITHDRAW_AMENDMENT("withdraw-amendment", "", "追加の承認の求めを取り下げる", "案件はいまのまま続きます。"),
    ACKNOWLEDGE_SCOPE("acknowledge-scope", "", "対象範囲の変更を確認する", "今の対象範囲を知ったことが記録され、追加された対象には措置を行えるようになります。"),
    TAKE_NOTE("take-note", "", "一部承認を了知する", "後の関門が対象の一部を除いて承認したことを知った、と記録されます。"),
    SIT("sitting-create", "会議を開く", "会議を開く", "会議が開き、出席者が記録されます。"),
    MOVE("sitting-move", "動議を出す", "動議を出す", "出席した委員がこの動議について投票します。"),
    VOTE("sitting-vote", "投票する", "投票する", "投票は一度だけで、変えることはできません。"),
    RISE("sitting-close", "会議を閉じる", "会議を閉じる", "議決の結果が関門の決定になります。"),
    ATTEND("sitting-attend", "", "出席を記録する", "加わった委員は投票します。"),
    LEAVE("sitting-leave", "", "退席を記録する", "退席した委員の票は数えません。"),
    RECUSE("sitting-recuse", "", "会議中に回避する", "この議題には加われなくなり、動議への投票は取り除かれます。"),
    HEAR("sitting-hear", "", "専門家の意見を記録する", "委員会だけが読む記録になります。"),
    DECIDE("sitting-decide", "", "議決し、否決なら会議を続ける", "可決なら決定となり、会議は終わります。"),
    WITHDRAW_MOTION("sitting-withdraw", "", "動議を撤回する", "動議はなくなり、別の動議を出せます。"),
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
    CONFIRM_ORAL("confirm-oral", "", "口頭の決定を復唱確認する", "決定した機関に復唱して確かめたことが記録され、その時から承認として数えられます。"),
    ATTACH_PAPER("attach-paper", "", "決定の文書を添える", "登録された文書がこの決定の文書として記録され、文書の追送の義務が果たされます。"),
    ANSWER_SUPPLEMENT("answer-supplement", "", "補正に答える", "回答が記録され、委員会の関門が進みます。"),
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

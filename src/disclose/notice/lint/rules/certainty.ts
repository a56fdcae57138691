import type { LintFinding } from '../../../../model/notice/lint-finding.ts';
import type { LintedNotice } from '../../../../model/notice/linted-notice.ts';
import type { FigureCertainty, NoticeFigure } from '../../../../model/notice/notice-figure.ts';
import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';
import { numbersIn } from '../numbers-in.ts';
import { type Sentence, sentencesOf } from '../sentences.ts';

/** Said as a fact: 漏えいした, 流出しました, was leaked. */
const LEAKED =
  /(?:漏えい|漏洩|流出|窃取|持ち出|盗まれ|盗み出|(?:外部|第三者|攻撃者)(?:に|へ)(?:送信|転送))(?:いた|され|さ)?(?:し)?(?:た|ました|ており|ています)|\b(?:was|were|has been|have been)\s+(?:leaked|taken|stolen|exfiltrated)\b/i;
const VIEWED = /閲覧され(?:た|ました|て)|\b(?:was|were|has been|have been)\s+viewed\b/i;
/** What takes the fact out of it. */
const HEDGE =
  /可能性|おそれ|恐れ|懸念|疑い|かどうか|か否か|痕跡|形跡|事実は|事実を確認|場合|わけではな|とは、|確認でき|されて(?:い|お)りません|ありません|ません|ない(?:こと|場合|もの)|\b(?:may|might|could|possib\w+|probab\w+|whether|if|no (?:trace|evidence|sign)|not|never|cannot|"leak")\b/i;
const POSSIBLE = /可能性|おそれ|恐れ|\b(?:may|might|could|possib\w+|probabl\w+)\b/i;
const HARMLESS: ReadonlySet<FigureCertainty> = new Set(['no-trace', 'ruled-out']);
const NOT_TOLD =
  /確認でき|確認されて|分かって|判明して(?:い|お)(?:ない|りません)|特定(?:に至って|できて)|不明|未確定|確定して|否定|\b(?:cannot|could not|not (?:known|established|been established)|unknown)\b/i;

/** Denied of all data: 情報の漏えいは一切ございません. What is denied of one kind or period is left to who excluded it. */
const DENIED =
  /(?:情報|データ|^|、|お客様へ)の?(?:漏えい|漏洩|流出)(?:の事実|の可能性|のおそれ)?は、?(?:一切|いっさい|まったく|全く)?(?:ござい|あり|発生してい?(?:ておりません)?)ません|\bno (?:personal |customer |customers' )?(?:data|information) (?:was|were|has been|have been) (?:leaked|taken|stolen|viewed|exfiltrated)\b/i;
/** What narrows a denial. */
const NARROWED =
  /カード|パスワード|口座|番号|住所|氏名|以外|除|期間|範囲|確認|痕跡|よう|場合|わけで|\b(?:card|password|bank|address|other|except|besides|if|evidence|trace)\b/i;

/** Whether what is said of certainty rests on the figures: no leak as a fact where none is known, and every doubt said. */
export const certainty: LintRule = (notice) => {
  const { figures } = notice.facts;
  const sure = figures.map((figure) => figure.certainty).filter((one) => one !== null);
  if (sure.length === 0) return [];
  const sentences = sentencesOf(notice);
  return [
    ...sentences.flatMap((sentence) => saidTooMuch(sentence, notice, sure)),
    ...silences(sentences, notice, sure),
  ];
};

function saidTooMuch(
  { text, line }: Sentence,
  { facts, language }: LintedNotice,
  sure: readonly FigureCertainty[],
): LintFinding[] {
  if (DENIED.test(text) && !NARROWED.test(text) && sure.some((one) => !HARMLESS.has(one))) {
    const denied = LINT_TEXTS[language].deniesAll;
    return [{ rule: 'certainty', severity: 'refused', place: text, text: denied }];
  }
  if (HEDGE.test(text)) return [];
  const [isLeak, isView] = [LEAKED.test(text), VIEWED.test(text)];
  if (!isLeak && !isView) return [];
  const named = figuresIn(text, line.froms, facts.figures);
  const judged = named.length > 0 ? named.map((figure) => figure.certainty) : sure;
  const allowed: readonly (FigureCertainty | null)[] = isLeak ? ['taken'] : ['taken', 'viewed'];
  if (judged.some((one) => allowed.includes(one))) return [];
  const finding = LINT_TEXTS[language].tooSure(text, judged.find((one) => one !== null) ?? 'possible');
  return [{ rule: 'certainty', severity: 'refused', place: text, text: finding }];
}

function figuresIn(text: string, froms: readonly string[], figures: readonly NoticeFigure[]): NoticeFigure[] {
  const numbers = new Set(numbersIn(text).map(({ n }) => n));
  return figures.filter(({ from, n }) => froms.includes(from) || (n !== null && n > 9 && numbers.has(n)));
}

/** What is possible or cannot be told stands nowhere. */
function silences(
  sentences: readonly Sentence[],
  { language }: LintedNotice,
  sure: readonly FigureCertainty[],
): LintFinding[] {
  const say = LINT_TEXTS[language];
  const whole = sentences.map(({ text }) => text).join('\n');
  // A text that tells no figure owes no word on how sure it is.
  if (!/漏えい|漏洩|流出|閲覧|\b(?:leak|taken|viewed)/i.test(whole)) return [];
  const isOnlyPossible = sure.every((one) => one === 'possible' || one === 'likely');
  const silent = (text: string): LintFinding => ({ rule: 'certainty', severity: 'refused', place: '', text });
  return [
    ...(isOnlyPossible && !POSSIBLE.test(whole) ? [silent(say.noPossible)] : []),
    ...(sure.includes('cannot-tell') && !NOT_TOLD.test(whole) ? [silent(say.noCannotTell)] : []),
  ];
}

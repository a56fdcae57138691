import type { LintedNotice, LintedSection } from '../../../../model/notice/linted-notice.ts';
import { LINT_TEXTS } from '../../../../text/notice/lint-texts.ts';
import type { LintRule } from '../lint-rule.ts';
import { numbersIn } from '../numbers-in.ts';

const CHRONOLOGY = /経緯|経過|時系列|事実経過|chronology|timeline|what happened/i;
const IMPACT = /影響|対象|範囲|流出状況|漏えい状況|被害状況|impact|affected|scope|data concerned/i;
const PARTY = /[A-ZＡ-Ｚ]社|\b(?:Company|Shop|Site|Client) [A-Z]\b/g;
/** Kinds of data, each under one name. */
const DATA: readonly (readonly [string, RegExp])[] = [
  ['注文情報', /注文(?:情報|データ)|order (?:data|information|records)/i],
  ['会員情報', /会員(?:情報|データ)|member (?:data|information|records)/i],
  ['顧客情報', /顧客(?:情報|データ)|customer (?:data|information|records)/i],
  ['カード情報', /カード(?:情報|番号)|card (?:data|numbers?)/i],
  ['個人情報', /個人情報|personal (?:data|information)/i],
];
const EXPOSED =
  /閲覧され|閲覧が行われ|ダウンロード.{0,20}(?:成功|され)|取得され|出力され|流出し|漏えいし|\b(?:viewed|downloaded|taken|exported)\b/i;
const HEDGE = /可能性|おそれ|推測|推定|含まれて(?:い|お)(?:ない|りません)|may have|might|possibl/i;
/** A line that begins with its moment begins an entry; those without one go on with it. */
const DATED =
  /^(?:\d{4}[年/\s-])?\s*\d{1,2}[月/-]\d{1,2}|^\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December)/;

/** The chronology names parties whose data was seen or taken, and the part on the impact knows fewer of them. */
export const leftOut: LintRule = (notice) => {
  const told = notice.sections.filter(({ heading }) => IMPACT.test(heading) && !CHRONOLOGY.test(heading));
  if (told.length === 0) return [];
  return DATA.flatMap(([name, data]) => {
    const parties = exposedParties(notice, data);
    const { named, counted } = partiesTold(told, data);
    const missing = parties.filter((party) => !named.has(party));
    if (missing.length === 0 || counted >= parties.length || !told.some((section) => mentions(section, data)))
      return [];
    const text = LINT_TEXTS[notice.language].leftOut(name, parties.join('、'), counted);
    return [{ rule: 'left-out', severity: 'refused', place: told[0]!.heading, text }];
  });
};

function exposedParties({ sections }: LintedNotice, data: RegExp): string[] {
  const exposed = new Set<string>();
  for (const { heading, lines } of sections) {
    if (!CHRONOLOGY.test(heading)) continue;
    let party: string | undefined;
    for (const { text } of lines) {
      const own = text.match(PARTY)?.[0];
      if (DATED.test(text)) party = own;
      for (const sentence of text.split(/(?<=[。.])/)) {
        if (party !== undefined && data.test(sentence) && EXPOSED.test(sentence) && !HEDGE.test(sentence))
          exposed.add(party);
      }
    }
  }
  return [...exposed].sort();
}

/** The parties that the impact names with the data as seen or taken, and the greatest number of them that it gives. */
function partiesTold(told: readonly LintedSection[], data: RegExp) {
  const named = new Set<string>();
  let counted = 0;
  for (const { lines } of told) {
    for (const { text } of lines) {
      if (!data.test(text) || !EXPOSED.test(text) || HEDGE.test(text)) continue;
      for (const [party] of text.matchAll(PARTY)) named.add(party);
      for (const { n, unit } of numbersIn(text))
        if (/社|サイト|店|compan|site|shop/.test(unit)) counted = Math.max(counted, n);
    }
  }
  return { named, counted: Math.max(counted, named.size) };
}

function mentions({ lines }: LintedSection, data: RegExp): boolean {
  return lines.some(({ text }) => data.test(text));
}

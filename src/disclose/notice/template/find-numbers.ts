/** A number in words or digits, and where it begins. */
export interface FoundNumber {
  readonly written: string;
  readonly at: number;
}

/** Digits of any script, circled and Roman ones, with what groups and parts them. */
const DIGITS = /\p{N}[\p{N},.，．:：/-]*/gu;

/** Kanji numerals before what is counted. 一人ひとり and 一件一件 count nothing. */
const KANJI =
  /(?<![〇零一二三四五六七八九十百千万億]|一[件人名社])([〇零一二三四五六七八九十百千万億]+)(?=(?:件|名|人(?!物)|社|日|円|店|サイト|か月|ヶ月|カ月|年|時間|週間|箇所|か所|通|枚|割))(?!人ひとり|人一人|件一件|名一名|社一社|日も早)/g;

const ENGLISH =
  /\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty|hundreds?|thousands?|millions?|dozens?)\b(?=[\s-]+(?:of\s+)?(?:persons?|people|customers?|members?|cards?|orders?|accounts?|records?|shops?|companies|sites?|days?|weeks?|months?|years?|hours?|yen)\b)/gi;

/** The marks of an ordered list, which count lines and nothing else. */
const LIST_MARK = /^[ \t]*\d{1,2}[.)](?=[ \t])/gm;

/** The numbers that a text holds outside Liquid's tags. */
export function findNumbers(source: string): FoundNumber[] {
  const text = source.replace(/\{%[\s\S]*?%\}|\{\{[\s\S]*?\}\}/g, blank).replace(LIST_MARK, blank);
  return [DIGITS, KANJI, ENGLISH]
    .flatMap((pattern) => [...text.matchAll(pattern)])
    .map((match) => ({ written: match[0], at: match.index }))
    .toSorted((a, b) => a.at - b.at);
}

/** Spaces in the place of what is left out, so that lines and columns stay. */
function blank(left: string): string {
  return left.replace(/[^\n]/g, ' ');
}

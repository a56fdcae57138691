import type { PageSizes } from '../../model/page-sizes.ts';
import { count as grouped } from '../../text/count.ts';
import type { PageAnswer } from '../book/page-answer.ts';
import type { AnswerVerdict } from '../finding-book.ts';
import { pageKey } from '../page-key.ts';
import type { Reason } from '../reason.ts';
import type { AnswerTally } from './answer-tally.ts';
import type { SoftAnswers } from './soft-answers.ts';

/** Fewer ordinary answers than this are no baseline. */
const BASELINE = 10;
/** A size that hostile requests got on this many pages is the server's word for "no", not a page. */
const SAME_ON_PAGES = 3;
/** Fewer ordinary answers than this do not show how large a page with many sizes gets. */
const MANY = 30;
/** Bytes by which answers that show the same may differ. */
const ALIKE = 32;
/** Answers that hold two files differ by so many bytes. */
const FILE_APART = 200;
const IS_FILE =
  /\.(?:html?|css|js|mjs|map|json|xml|txt|svg|png|jpe?g|gif|webp|ico|pdf|zip|gz|woff2?|ttf|eot|mp4)$/i;

const UNKNOWN: AnswerVerdict = { outcome: 'unknown', reason: null };

/** Judges an answer to a hostile request by what the page answers to everybody. */
export function judgeAnswer(
  answer: PageAnswer,
  pages: ReadonlyMap<string, PageSizes>,
  { tally, soft }: { readonly tally: AnswerTally; readonly soft: SoftAnswers },
): AnswerVerdict {
  if (soft.has(answer)) {
    const { path, bytes } = answer;
    return { outcome: 'unknown', reason: { code: 'softNotFound', params: { path, bytes } } };
  }
  if (answer.question === 'program') return UNKNOWN;
  const usual = pages.get(pageKey(answer.tenant, answer.path));
  if (answer.question === 'secret') return judgeSecret(answer, usual, pages, tally);
  if (usual === undefined) return UNKNOWN;
  if (!isBaseline(usual)) return judgeAmongMany(answer, usual, tally);
  const { tenant, path, bytes } = answer;
  const isUsual = (size: number) => isLike(size, usual);
  if (isUsual(bytes)) return { outcome: 'unknown', reason: { code: 'usualSize', params: { path, bytes } } };
  if (tally.pagesWith(tenant, bytes) >= SAME_ON_PAGES) return UNKNOWN;
  const hostile = tally.sizesOf(tenant, path);
  if (isLarger(bytes, usual) && !isConstant(bytes, hostile))
    return succeeded(answer, usual, hostile, isUsual);
  if (answer.question === 'sql' && isSwitched(bytes, hostile, isUsual)) {
    return succeeded(answer, usual, hostile, isUsual);
  }
  if (answer.question === 'file' && isOneOfFiles(bytes, hostile, isUsual)) {
    return succeeded(answer, usual, hostile, isUsual);
  }
  return UNKNOWN;
}

/**
 * Whether a reply is as large as what the page gives everybody; null where what it gives everybody is not known, or differs
 * so much that only a reply as large as many or larger than any would tell.
 */
export function isUsualReply(
  pages: ReadonlyMap<string, PageSizes>,
  { tenant, path, bytes }: Pick<PageAnswer, 'tenant' | 'path' | 'bytes'>,
): boolean | null {
  const usual = pages.get(pageKey(tenant, path));
  if (usual === undefined) return null;
  if (isBaseline(usual)) return isLike(bytes, usual);
  if (isFrequent(bytes, usual)) return true;
  return usual.answered >= MANY && !IS_FILE.test(path) && bytes > usual.most * 1.05 + 100 ? false : null;
}

/**
 * A page that answers in many sizes tells by its largest: an injection that gets twice as much, and other amounts each
 * time, was given what the page gives to nobody. Without SQL these must be as different as files are.
 */
function judgeAmongMany(answer: PageAnswer, usual: PageSizes, tally: AnswerTally): AnswerVerdict {
  const { tenant, path, bytes, question } = answer;
  const limit = usual.most * 2 + 2_000;
  if (usual.answered < MANY || IS_FILE.test(path) || bytes <= limit) return UNKNOWN;
  if (tally.pagesWith(tenant, bytes) >= SAME_ON_PAGES) return UNKNOWN;
  const beyond = [...tally.sizesOf(tenant, path).keys()].filter((size) => size > limit);
  const apart = Math.max(...beyond) - Math.min(...beyond);
  if (apart <= (question === 'sql' ? usual.spread : FILE_APART + usual.spread)) return UNKNOWN;
  const params = { path, bytes, most: usual.most };
  return { outcome: 'succeeded', reason: { code: 'beyondLargest', params } };
}

/** Whether many of a page's answers, which differ, have nearly this size: one of its pages with what changes by itself. */
function isFrequent(bytes: number, { sizes, spread, answered }: PageSizes): boolean {
  let near = 0;
  for (const [size, count] of sizes) if (Math.abs(size - bytes) <= ALIKE + spread) near += count;
  return near >= BASELINE && near * 50 >= answered;
}

/** Whether the page gave everybody such a size, but for what its answers to one request differ by. */
function isLike(bytes: number, { sizes, spread }: PageSizes): boolean {
  return sizes.some(([size]) => Math.abs(size - bytes) <= spread);
}

/** Pages of which hardly any two answers are alike, and files that no program makes, tell nothing by their size. */
function isBaseline(usual: PageSizes): boolean {
  if (usual.answered < BASELINE || usual.truncated || IS_FILE.test(usual.path)) return false;
  return usual.sizes.length <= Math.max(3, usual.answered / 4);
}

/** Larger than any usual answer, by more than a changed word or number explains. */
function isLarger(bytes: number, usual: PageSizes): boolean {
  const most = Math.max(...usual.sizes.map(([size]) => size));
  return bytes > most * 1.05 + 100;
}

/** Whether every hostile request, of which there are some, got this one size: an error page, or no compression. */
function isConstant(bytes: number, hostile: ReadonlyMap<number, number>): boolean {
  return hostile.size === 1 && (hostile.get(bytes) ?? 0) >= 3;
}

/** Whether hostile requests could switch the page between its usual answer and this one: true and false. */
function isSwitched(
  bytes: number,
  hostile: ReadonlyMap<number, number>,
  isUsual: (size: number) => boolean,
): boolean {
  if (hostile.size > 6 || (hostile.get(bytes) ?? 0) < 3) return false;
  let usual = 0;
  for (const [size, n] of hostile) if (isUsual(size)) usual += n;
  return usual >= 3;
}

/**
 * Whether requests for files outside got one answer for those that are not there, and answers as different as files
 * are for others. What an error page repeats of the request differs by less.
 */
function isOneOfFiles(
  bytes: number,
  hostile: ReadonlyMap<number, number>,
  isUsual: (size: number) => boolean,
): boolean {
  const least = Math.min(...hostile.keys());
  const files = [...hostile.keys()].filter((size) => !isUsual(size) && size >= least + FILE_APART);
  return files.includes(bytes) && files.some((size) => Math.abs(size - bytes) >= FILE_APART);
}

function succeeded(
  { path, bytes }: PageAnswer,
  usual: PageSizes,
  hostile: ReadonlyMap<number, number>,
  isUsual: (size: number) => boolean,
): AnswerVerdict {
  const count = [...hostile.keys()].filter((size) => !isUsual(size)).length;
  const params = { path, bytes, usual: saySizes(usual), count };
  const reason: Reason = { code: count > 1 ? 'unusualSizes' : 'unusualSize', params };
  return { outcome: 'succeeded', reason };
}

function saySizes(usual: PageSizes): string {
  const sizes = usual.sizes.map(([size]) => size);
  const least = Math.min(...sizes);
  const most = Math.max(...sizes);
  return least === most ? grouped(least) : `${grouped(least)}-${grouped(most)}`;
}

/** A file of secrets that exists, on a server that says no for what does not exist. */
function judgeSecret(
  answer: PageAnswer,
  usual: PageSizes | undefined,
  pages: ReadonlyMap<string, PageSizes>,
  tally: AnswerTally,
): AnswerVerdict {
  const { tenant, path, bytes } = answer;
  const params = { path, bytes };
  const start = pages.get(pageKey(tenant, '/'));
  const likeStart = start?.sizes.some(([size]) => size === bytes) === true;
  if (likeStart || tally.pagesWith(tenant, bytes) >= SAME_ON_PAGES) {
    return { outcome: 'unknown', reason: { code: 'softNotFound', params } };
  }
  const saysNo = tally.missingIn(tenant) >= 3 || tally.standsOut(tenant, bytes);
  if (bytes === 0 || !saysNo || (usual?.answered ?? 0) >= BASELINE) return UNKNOWN;
  const code = tally.missingIn(tenant) >= 3 ? 'secretAnswered' : 'secretStandsOut';
  return { outcome: 'succeeded', reason: { code, params } };
}

/** How one kind of answer to a login fared: those of one status, and of one size or nearly. */
export interface AnswerFate {
  readonly status: number;
  /** The smallest and the largest of its sizes in bytes; -1 where the log does not say. */
  readonly low: number;
  readonly high: number;
  /** How many visitors' tries got it. */
  readonly tries: number;
  /** Of these: whoever got it was then shown a page behind the login, … */
  readonly shown: number;
  /** … or sent the login again, or was sent back to the form. */
  readonly again: number;
}

/** Answers of one status, of sizes from … to …; as far as sizes tell them apart, those that were seen are `low` to `high`. */
export interface AnswerRange {
  readonly status: number;
  readonly from: number;
  readonly to: number;
  readonly low?: number;
  readonly high?: number;
}

/** Which answers of a login page say that the password was right, and which that it was wrong. */
export interface LoginVerdict {
  readonly right: readonly AnswerRange[];
  readonly wrong: readonly AnswerRange[];
  /** Of those who got a right one: how many tries there were, and after how many a page behind the login was shown. */
  readonly tries: number;
  readonly shown: number;
  /** After how many of those who got a wrong one the login was sent again. */
  readonly again: number;
}

type Sum = Pick<AnswerFate, 'tries' | 'shown' | 'again'>;

/** What a server answers when the password itself was the matter; 403 and 429 may come from a wall in front of it. */
const SAYS_WRONG = new Set([400, 401, 422]);
/** Sizes beside those that were seen, as part of them, and at least so many bytes. */
const BESIDE = 0.02;
const BESIDE_BYTES = 8;

/**
 * Learns from what visitors did after a login what its answers mean. An answer after which pages behind the login are
 * shown, and hardly anybody tries again, is what the right password gets; one after which nobody sees such a page, and many try
 * again, what a wrong one gets. Where no page behind the login is known, that some try again and others do not has to do, and no
 * size alone counts as right: of what a program with one try an address was answered nobody tries again either. There
 * must be both, apart by their status or their size, and nearly all who try again must have got the second: else all might
 * get the same answer, and nothing is told.
 *
 * @returns null where the answers do not tell
 */
export function loginVerdict(fates: readonly AnswerFate[]): LoginVerdict | null {
  const right: AnswerRange[] = [];
  const wrong: AnswerRange[] = [];
  let [ofRight, ofWrong] = [NOTHING, NOTHING];
  const all = sumOf(fates.filter(({ status }) => status < 400 || SAYS_WRONG.has(status)));
  const knowsPages = all.shown > 0;
  for (const group of byStatus(fates)) {
    const { status } = group[0]!;
    if (status >= 400) {
      if (SAYS_WRONG.has(status)) ofWrong = plus(ofWrong, sumOf(group));
      continue;
    }
    const parts = apart(group, knowsPages) ?? whole(group, knowsPages);
    right.push(...parts.right.ranges);
    wrong.push(...parts.wrong.ranges);
    ofRight = plus(ofRight, parts.right.sum);
    ofWrong = plus(ofWrong, parts.wrong.sum);
  }
  if (ofRight.tries === 0 || ofWrong.tries === 0 || ofWrong.again < 0.8 * all.again) return null;
  return { right, wrong, tries: ofRight.tries, shown: ofRight.shown, again: ofWrong.again };
}

interface Part {
  readonly ranges: readonly AnswerRange[];
  readonly sum: Sum;
}

interface Parts {
  readonly right: Part;
  readonly wrong: Part;
}

const NOTHING: Sum = { tries: 0, shown: 0, again: 0 };
const NO_PART: Part = { ranges: [], sum: NOTHING };

/** All answers of one status taken together. */
function whole(group: readonly AnswerFate[], knowsPages: boolean): Parts {
  const sum = sumOf(group);
  const range = { status: group[0]!.status, from: -1, to: Number.POSITIVE_INFINITY };
  const part = { ranges: [range], sum };
  // Here nothing tells the two apart but the status: a few who try again may be all who mistyped.
  if (isRight(sum, knowsPages) && sum.again <= 0.05 * sum.tries) return { right: part, wrong: NO_PART };
  return isWrong(sum, knowsPages) ? { right: NO_PART, wrong: part } : { right: NO_PART, wrong: NO_PART };
}

/** Answers of one status that fall apart at one size; the split that explains most. */
function apart(group: readonly AnswerFate[], knowsPages: boolean): Parts | null {
  const sorted = group.filter(({ low }) => low >= 0).sort((a, b) => a.low - b.low);
  const all = sumOf(sorted);
  let best: Parts | null = null;
  let most = 0;
  let below = NOTHING;
  for (let at = 1; at < sorted.length; at++) {
    below = plus(below, sorted[at - 1]!);
    const above = minus(all, below);
    const isRightBelow = isRight(below, knowsPages) && isWrong(above, knowsPages);
    if (!isRightBelow && !(isRight(above, knowsPages) && isWrong(below, knowsPages))) continue;
    const explained = isRightBelow ? below.shown + above.again : above.shown + below.again;
    if (explained <= most) continue;
    most = explained;
    const border = (sorted[at - 1]!.high + sorted[at]!.low) / 2;
    const low = partOf(sorted.slice(0, at), below, -1, border);
    const high = partOf(sorted.slice(at), above, border, Number.MAX_SAFE_INTEGER);
    const [right, wrong] = isRightBelow ? [low, high] : [high, low];
    best = { right: knowsPages ? right : { ...right, ranges: [] }, wrong };
  }
  return best;
}

/** The sizes on one side of a border, and what lies close beside them. */
function partOf(group: readonly AnswerFate[], sum: Sum, least: number, most: number): Part {
  const telling = group.filter(({ shown, again }) => shown + again > 0);
  const low = Math.min(...telling.map((fate) => fate.low));
  const high = Math.max(...telling.map((fate) => fate.high));
  const from = Math.max(least, low - Math.max(BESIDE_BYTES, BESIDE * low));
  const to = Math.min(most, high + Math.max(BESIDE_BYTES, BESIDE * high));
  return { ranges: [{ status: group[0]!.status, from, to, low, high }], sum };
}

function isRight({ tries, shown, again }: Sum, knowsPages: boolean): boolean {
  if (!knowsPages) return tries >= 20 && again <= 0.05 * tries;
  return shown >= 3 && shown >= 0.2 * tries && again <= 0.15 * tries;
}

function isWrong({ tries, shown, again }: Sum, knowsPages: boolean): boolean {
  if (again < 3 || shown > 0.02 * tries) return false;
  // Programs with one try an address do not try again; that so many saw no page says enough.
  return again >= 0.3 * tries || (knowsPages && tries >= 50);
}

/** What a verdict says of an answer; '' where it is like none that was seen. */
export function verdictOn(
  { right, wrong }: LoginVerdict,
  { status, bytes }: { readonly status: number; readonly bytes: number },
): 'success' | 'failure' | '' {
  const isRightOne = right.some((range) => lies(bytes, status, range));
  const isWrongOne = wrong.some((range) => lies(bytes, status, range));
  if (isRightOne === isWrongOne) return '';
  return isRightOne ? 'success' : 'failure';
}

function lies(bytes: number, status: number, range: AnswerRange): boolean {
  return range.status === status && bytes >= range.from && bytes <= range.to;
}

function byStatus(fates: readonly AnswerFate[]): AnswerFate[][] {
  const groups = new Map<number, AnswerFate[]>();
  for (const fate of fates) {
    const group = groups.get(fate.status);
    if (group === undefined) groups.set(fate.status, [fate]);
    else group.push(fate);
  }
  return [...groups.values()].sort((a, b) => a[0]!.status - b[0]!.status);
}

function sumOf(fates: readonly AnswerFate[]): Sum {
  return fates.reduce(plus, NOTHING);
}

function plus(a: Sum, b: Sum): Sum {
  return { tries: a.tries + b.tries, shown: a.shown + b.shown, again: a.again + b.again };
}

function minus(a: Sum, b: Sum): Sum {
  return { tries: a.tries - b.tries, shown: a.shown - b.shown, again: a.again - b.again };
}

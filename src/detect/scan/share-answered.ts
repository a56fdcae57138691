import { type AlikeAnswers, BESIDE, BESIDE_BYTES } from './answers-alike.ts';
import { answerOf } from './tried-stretch.ts';

/**
 * How many in percent of `all` were answered as most tries of somebody were: with the same status, and a size beside theirs.
 *
 * @param answers of all, by `answerKey`
 * @param main how somebody's tries were answered; undefined where they were answered by nothing
 */
export function shareAnswered(
  answers: ReadonlyMap<number, number>,
  all: number,
  main: AlikeAnswers | undefined,
): number {
  if (main === undefined) return 0;
  const apart = Math.max(BESIDE_BYTES, BESIDE * main.high);
  let same = 0;
  for (const [key, n] of answers) {
    const { status, bytes } = answerOf(key);
    if (status === main.status && bytes >= main.low - apart && bytes <= main.high + apart) same += n;
  }
  return Math.round((100 * same) / Math.max(1, all));
}

import type { Language } from '../../model/language.ts';
import { printable } from '../../request/redaction/printable.ts';
import { count } from '../../text/count.ts';
import { en } from '../../text/terminal/en.ts';
import { ja } from '../../text/terminal/ja.ts';

const NAMED = 3;

/** Says of an answer that has no report beside it how much of the evidence it leaves out, if any. */
export function sayUnread(
  inputs: readonly { readonly path: string; readonly lines: number; readonly unparsed: number }[],
  interrupted: boolean,
  language: Language,
  stderr: NodeJS.WritableStream,
): void {
  const text = { ja, en }[language];
  if (interrupted) stderr.write(`hinomi: ${text.interrupted}\n`);
  const unread = inputs.filter(({ unparsed }) => unparsed > 0);
  if (unread.length === 0) return;
  const sum = (of: 'lines' | 'unparsed') => unread.reduce((total, input) => total + input[of], 0);
  const paths = unread.slice(0, NAMED).map(({ path }) => path);
  if (unread.length > NAMED) paths.push(`+${unread.length - NAMED}`);
  const said = text.unread(count(sum('unparsed')), count(sum('lines')), paths.join(', '));
  stderr.write(`hinomi: ${printable(said)}\n`);
}

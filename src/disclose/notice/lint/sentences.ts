import type { LintedLine, LintedNotice } from '../../../model/notice/linted-notice.ts';

/** A sentence, and the line in which it stands. */
export interface Sentence {
  readonly text: string;
  readonly line: LintedLine;
  readonly section: string;
}

/** All sentences of a notice in their order; a heading and a cell are one each. */
export function sentencesOf({ sections }: LintedNotice): Sentence[] {
  return sections.flatMap(({ heading, lines }) =>
    lines.flatMap((line) => splitSentences(line.text).map((text) => ({ text, line, section: heading }))),
  );
}

function splitSentences(text: string): string[] {
  const split = text.split(/(?<=[。！？])|(?<=[.!?])\s+(?=[A-Z"“])/);
  return split.map((sentence) => sentence.trim()).filter((sentence) => sentence !== '');
}

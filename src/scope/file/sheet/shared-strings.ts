import { LeakedFileTrouble } from '../leaked-record.ts';
import { xmlEvents } from './xml-events.ts';

/** What a workbook's cells share is held in memory, up to so many characters. */
const MOST_CHARACTERS = 2 ** 28;
/** A cell of a workbook holds at most 32,767 characters. */
const LONGEST_CELL = 32_767;

/** The texts that cells of a workbook refer to by their number (ECMA-376, 18.4). Readings of kanji are left out. */
export function sharedStrings(chunks: Iterable<Uint8Array>): readonly string[] {
  const strings: string[] = [];
  let text: string | null = null;
  let isText = false;
  let isReading = false;
  let characters = 0;
  const events = xmlEvents(chunks, {
    opened(name) {
      if (name === 'si') text = '';
      else if (name === 'rPh') isReading = true;
      else if (name === 't') isText = !isReading;
    },
    closed(name) {
      if (name === 'rPh') isReading = false;
      else if (name === 't') isText = false;
      else if (name === 'si') {
        strings.push(text ?? '');
        characters += (text ?? '').length;
        text = null;
      }
    },
    text(more) {
      if (isText && text !== null && text.length < LONGEST_CELL) text += more.slice(0, LONGEST_CELL);
    },
  });
  for (const _ of events) if (characters > MOST_CHARACTERS) throw new LeakedFileTrouble('bomb');
  return strings;
}

import type sax from 'sax';
import { loadOnce } from '../../../model/load-once.ts';
import { LeakedFileTrouble } from '../leaked-record.ts';

const saxJs = loadOnce<typeof sax>('sax');

export interface XmlHandlers {
  opened(name: string, attributes: Readonly<Record<string, string>>): void;
  closed(name: string): void;
  text(text: string): void;
}

/**
 * Reads XML in pieces and tells of elements, without their namespaces' prefixes. After each piece the generator gives
 * way, so that what was gathered can be handed on. Entities of a DTD stay as they are: nothing grows.
 *
 * @throws {LeakedFileTrouble} when it is no well-formed XML
 */
export function* xmlEvents(chunks: Iterable<Uint8Array>, handlers: XmlHandlers): Generator<void> {
  const parser = saxJs().parser(true, { position: false, normalize: false });
  const decoder = new TextDecoder('utf-8');
  parser.onopentag = ({ name, attributes }) =>
    handlers.opened(local(name), attributes as Record<string, string>);
  parser.onclosetag = (name) => handlers.closed(local(name));
  parser.ontext = (text) => handlers.text(text);
  parser.oncdata = (text) => handlers.text(text);
  parser.onerror = () => {
    throw new LeakedFileTrouble('corrupt');
  };
  for (const chunk of chunks) yield* told(() => parser.write(decoder.decode(chunk, { stream: true })));
  yield* told(() => parser.write(decoder.decode()).close());
}

/** Gives way before trouble is told, so that what came before it is not lost. */
function* told(read: () => unknown): Generator<void> {
  let trouble: unknown;
  try {
    read();
  } catch (error) {
    trouble = error;
  }
  yield;
  if (trouble !== undefined) throw trouble;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

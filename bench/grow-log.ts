import { once } from 'node:events';
import { createWriteStream } from 'node:fs';

const COMBINED = /^\S+( .*?"[A-Z]+ )(\S+)( [^"]*".*)"$/;

/** Writes `log` again and again until `lines` lines stand in `path`. */
export async function repeatLog(log: Buffer, lines: number, path: string): Promise<void> {
  const perCopy = countLines(log);
  await writeAll(path, Math.ceil(lines / perCopy), () => log);
}

/**
 * The same, with every address, query and user agent made unique: nothing is left that a memory of repeated
 * values could spare. The same for every run.
 */
export async function uniqueLog(log: Buffer, lines: number, path: string): Promise<void> {
  const templates = log
    .toString('latin1')
    .trimEnd()
    .split('\n')
    .map((line) => COMBINED.exec(line) ?? line);
  let serial = 0;
  await writeAll(path, Math.ceil(lines / templates.length), () => {
    const copy = templates.map((template) => uniqueLine(template, serial++));
    return Buffer.from(`${copy.join('\n')}\n`, 'latin1');
  });
}

/** Writes lines that are made one by one. */
export async function writeLines(
  path: string,
  lines: number,
  line: (serial: number) => string,
): Promise<void> {
  // Few at a time, since a line may be a megabyte.
  const perCopy = 100;
  let serial = 0;
  await writeAll(path, Math.ceil(lines / perCopy), () => {
    const copy: string[] = [];
    for (let n = 0; n < perCopy && serial < lines; n++) copy.push(line(serial++));
    return Buffer.from(`${copy.join('\n')}\n`, 'latin1');
  });
}

function uniqueLine(template: RegExpExecArray | string, serial: number): string {
  if (typeof template === 'string') return template;
  const [, before, target, after] = template;
  const joint = target!.includes('?') ? '&' : '?';
  return `${uniqueAddress(serial)}${before}${target}${joint}u=${serial}${after} v/${serial.toString(36)}"`;
}

/** An IPv4 address of its own for each number below 2^24 · 180; neighbours in number are far apart in address. */
export function uniqueAddress(serial: number): string {
  const rest = Math.imul(Math.floor(serial / 180), 0x9e3779) & 0xffffff;
  return `${20 + (serial % 180)}.${rest >>> 16}.${(rest >>> 8) & 255}.${rest & 255}`;
}

function countLines(log: Buffer): number {
  let lines = 0;
  for (let at = log.indexOf(10); at >= 0; at = log.indexOf(10, at + 1)) lines++;
  return lines;
}

async function writeAll(path: string, copies: number, copy: () => Buffer): Promise<void> {
  const out = createWriteStream(path);
  for (let n = 0; n < copies; n++) {
    if (!out.write(copy())) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
}

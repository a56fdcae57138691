import type { SiemEvent } from './siem-event.ts';

const HEAD = /^(.{0,200}?)(?=\bdate=\d{4}-\d\d-\d\d time=\d\d:\d\d:\d\d )/s;
const PAIR = /([A-Za-z]\w{0,63})=(?:"((?:[^"\\]|\\.)*)"|([^"\s]*))(?:\s|$)/gy;

/**
 * Reads a line of FortiWeb or FortiGate: `date=… time=… key=value key="value"` ("Log message reference").
 *
 * @returns the event and how long the head before it is; undefined for anything else
 */
export function readFortinet(text: string): { event: SiemEvent; head: number } | undefined {
  const head = HEAD.exec(text)?.[1]?.length;
  if (head === undefined) return undefined;
  const values = new Map<string, string>();
  PAIR.lastIndex = head;
  for (let pair = PAIR.exec(text); pair !== null; pair = PAIR.exec(text)) {
    const key = (pair[1] ?? '').toLowerCase();
    if (!values.has(key)) values.set(key, (pair[2] ?? pair[3] ?? '').replace(/\\(["\\])/g, '$1'));
  }
  const rule = values.get('signature_id') ?? values.get('logid') ?? values.get('log_id') ?? '';
  const title = values.get('sub_type') ?? values.get('subtype') ?? '';
  return { event: { vendor: 'Fortinet', rule, title, values }, head };
}

import type { TextRecord } from '../text-record.ts';

type RequestFacts = Pick<
  TextRecord,
  'method' | 'target' | 'protocol' | 'host' | 'userAgent' | 'referer' | 'forwarded' | 'carried'
>;

/** What a request line, its headers and its body tell. */
export function requestFacts(line: string, header: (name: string) => string, body = ''): RequestFacts {
  const parts = /^(\S+) (.*?)(?: (HTTP\/[\d.]+))?\s*$/s.exec(line);
  return {
    method: parts?.[1],
    target: parts?.[2] ?? line,
    protocol: parts?.[3],
    host: header('host').replace(/:\d+$/, ''),
    userAgent: header('user-agent'),
    referer: header('referer'),
    carried: [
      ['Cookie', header('cookie')],
      ['X-Forwarded-For', header('x-forwarded-for')],
      ['Body', body],
    ],
  };
}

/** The value of a header among lines of `Name: value`. */
export function headerOf(lines: readonly string[], name: string): string {
  const prefix = `${name}:`;
  const line = lines.find((text) => text.slice(0, prefix.length).toLowerCase() === prefix);
  return line === undefined ? '' : line.slice(prefix.length).trim();
}

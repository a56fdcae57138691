import type { Actor } from '../src/model/actor.ts';
import type { Episode } from '../src/model/episode.ts';
import type { Scope } from '../src/model/exposure.ts';
import type { Finding } from '../src/model/finding.ts';
import type { Input } from '../src/model/input.ts';
import type { Investigation } from '../src/model/investigation.ts';

/** 22 September 2026, 03:00 in Japan. */
export const NIGHT = Date.UTC(2026, 8, 21, 18);
const HOUR = 3_600_000;

/** An input as invented; only what a test cares about is given. */
export function anInput(given: Partial<Input> = {}): Input {
  return {
    path: 'logs/access.log',
    kind: 'web',
    sha256: 'a'.repeat(64),
    bytes: 1_234_567,
    lines: 10_000,
    unparsed: 0,
    format: 'combined',
    firstAt: NIGHT - 20 * HOUR,
    lastAt: NIGHT + 4 * HOUR,
    ...given,
  };
}

export function aFinding(given: Partial<Finding> = {}): Finding {
  return {
    id: 'f-1',
    rule: '0b1f6a52-0000-4000-8000-000000000001',
    title: 'SQL injection in a request',
    level: 'medium',
    outcome: 'attempted',
    reason: 'The server refused it (status 403).',
    techniques: ['T1190'],
    attacks: ['sqli'],
    firstAt: NIGHT,
    lastAt: NIGHT + HOUR,
    count: 12,
    sources: ['203.0.113.9'],
    sourceCount: 1,
    accounts: [],
    tenants: ['b'],
    files: [],
    evidence: [{ input: 0, line: 120, offset: 34_000 }],
    ...given,
  };
}

export function anActor(given: Partial<Actor> = {}): Actor {
  return {
    id: 'actor-1',
    addresses: ['203.0.113.9', '198.51.100.7'],
    accounts: [],
    tenants: ['b'],
    files: [],
    firstAt: NIGHT,
    lastAt: NIGHT + 3 * HOUR,
    stages: ['reconnaissance', 'attack'],
    links: [],
    requests: 512,
    ...given,
  };
}

export function anEpisode(given: Partial<Episode> = {}): Episode {
  return {
    at: NIGHT,
    until: NIGHT + HOUR,
    actor: 'actor-1',
    tenant: 'b',
    stage: 'attack',
    text: { ja: '攻撃とみられるリクエストが12件ありました。', en: '12 requests appear to be attacks.' },
    evidence: [{ input: 0, line: 120, offset: 34_000 }],
    ...given,
  };
}

const NOTHING_IN_SCOPE: Scope = {
  exposures: [],
  totals: [],
  partitions: [],
  funnels: [],
  checked: [],
  sources: [],
};

export function anInvestigation(given: Partial<Investigation> = {}): Investigation {
  return {
    language: 'ja',
    timezone: 'Asia/Tokyo',
    generatedAt: NIGHT + 30 * HOUR,
    inputs: [anInput()],
    gaps: [],
    findings: [],
    actors: [],
    timeline: [],
    scope: NOTHING_IN_SCOPE,
    duties: [],
    notices: [],
    partial: false,
    ...given,
  };
}

const ONE_LINE = [{ input: 0, line: 4_211, offset: 812_345 }];

const BREAK_IN_FINDINGS: readonly Finding[] = [
  aFinding({
    id: 'f-scan',
    title: 'Vulnerability scanner',
    level: 'low',
    attacks: ['scanner'],
    count: 1_800,
  }),
  aFinding({
    id: 'f-put',
    title: 'File written by an HTTP method',
    level: 'critical',
    outcome: 'succeeded',
    reason: '/content/x.php は PUT(201)で置かれた後、同じパスへのアクセスに 200 で応答しています。',
    attacks: ['method-abuse', 'webshell'],
    techniques: ['T1505.003'],
    count: 2,
    files: ['/content/x.php'],
    evidence: ONE_LINE,
  }),
  aFinding({
    id: 'f-shell',
    title: 'Talk with a webshell',
    level: 'critical',
    outcome: 'succeeded',
    reason: '/content/x.php に対する POST が 550 回応答されています。',
    attacks: ['webshell'],
    count: 550,
    firstAt: NIGHT + HOUR,
    lastAt: NIGHT + 2 * HOUR,
    files: ['/content/x.php'],
    evidence: ONE_LINE,
  }),
  aFinding({
    id: 'f-export',
    title: 'Order data exported',
    level: 'high',
    outcome: 'succeeded',
    reason: 'データの出力が成功として応答されています(812,345 バイト)。',
    attacks: [],
    sources: ['198.51.100.7'],
    accounts: ['operator01'],
    count: 2,
    firstAt: NIGHT + 2.5 * HOUR,
    lastAt: NIGHT + 3 * HOUR,
    evidence: ONE_LINE,
  }),
  aFinding({
    id: 'f-odd',
    level: 'high',
    outcome: 'unknown',
    sources: ['192.0.2.77'],
    tenants: ['c'],
    count: 3,
  }),
];

/** A break-in from end to end: scan, dropped file, backdoor, login, export. */
export function aBreakIn(given: Partial<Investigation> = {}): Investigation {
  return anInvestigation({
    inputs: [
      anInput({ path: 'logs/access.log', unparsed: 37 }),
      anInput({
        path: 'logs/access.log.1',
        sha256: 'b'.repeat(64),
        firstAt: NIGHT - 44 * HOUR,
        lastAt: NIGHT - 20 * HOUR,
      }),
      anInput({
        path: 'logs/access.log.2.gz',
        sha256: 'c'.repeat(64),
        firstAt: NIGHT - 68 * HOUR,
        lastAt: NIGHT - 44 * HOUR,
      }),
    ],
    gaps: [{ input: 1, from: NIGHT - 40 * HOUR, to: NIGHT - 37 * HOUR }],
    findings: BREAK_IN_FINDINGS,
    actors: [
      anActor({
        accounts: ['operator01'],
        tenants: ['b', 'c'],
        files: ['/content/x.php'],
        stages: ['reconnaissance', 'attack', 'foothold', 'webshell', 'login', 'export'],
        links: [
          {
            joins: ['203.0.113.9', '198.51.100.7'],
            why: '同じファイル /content/x.php を使用しています(呼び出し)。',
            evidence: ONE_LINE,
          },
        ],
      }),
      anActor({ id: 'actor-2', addresses: ['192.0.2.77'], tenants: ['c'], requests: 3, stages: ['attack'] }),
    ],
    timeline: [
      anEpisode({ stage: 'reconnaissance', until: NIGHT + HOUR / 4 }),
      anEpisode({ stage: 'foothold', at: NIGHT + HOUR / 2, until: NIGHT + HOUR / 2 + 60_000 }),
      anEpisode({ stage: 'webshell', at: NIGHT + HOUR, until: NIGHT + 2 * HOUR }),
      anEpisode({ actor: 'actor-2', tenant: 'c', at: NIGHT + HOUR, until: NIGHT + HOUR + 5_000 }),
      anEpisode({ stage: 'login', at: NIGHT + 2.4 * HOUR, until: NIGHT + 2.4 * HOUR }),
      anEpisode({ stage: 'export', at: NIGHT + 2.5 * HOUR, until: NIGHT + 3 * HOUR, tenant: 'c' }),
    ],
    notices: [
      {
        code: 'busy-address',
        text: {
          ja: 'アドレス 192.0.2.1 に通信の 34% が集中しています。',
          en: 'Address 192.0.2.1 carries 34 % of the traffic.',
        },
      },
    ],
    ...given,
  });
}

/** Texts that attack whoever opens a report: markup, attributes, styles, terminals, spreadsheets, direction. */
export const HOSTILE_TEXTS: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onmouseover='alert(1)",
  '</style><script>alert(1)</script>',
  '</title></head><body onload=alert(1)>',
  '--><svg/onload=alert(1)>',
  '<!--',
  ']]><a href=javascript:alert(1)>x</a>',
  '&lt;script&gt;',
  '`${alert(1)}`',
  '{{7*7}}',
  '\u001b[2J\u001b]0;owned\u0007',
  '\u009b31m',
  '\u202egpj.exe\u202c',
  '\u200bzero\ufeff',
  'line\u2028break\r\nSet-Cookie: a=b',
  '=HYPERLINK("http://evil.example/","x")',
  '+cmd|calc!A0',
  '-2+3',
  '@SUM(A1)',
  '\t=1+1',
  '＝1+1',
  'nul\u0000byte',
  '\u00e2\u0080\u00ae\u00c2\u0085',
  '\ud800half',
  'card 4111 1111 1111 1111 cvv=123',
  '?password=Hunter2Hunter2&PHPSESSID=Hunter2Hunter2',
];

/** An investigation in which every text that can come from evidence is the given one. */
export function aHostileInvestigation(text: string): Investigation {
  const evidence = [{ input: 0, line: 1, offset: 0 }];
  return anInvestigation({
    inputs: [anInput({ path: text, format: text })],
    findings: [
      aFinding({
        title: text,
        reason: text,
        level: 'critical',
        outcome: 'succeeded',
        sources: [text],
        accounts: [text],
        tenants: [text],
        files: [text],
        evidence,
      }),
    ],
    actors: [
      anActor({
        addresses: [text, '203.0.113.9'],
        accounts: [text],
        tenants: [text],
        files: [text],
        stages: ['foothold', 'webshell', 'login', 'export'],
        links: [{ joins: [text, '203.0.113.9'], why: text, evidence }],
      }),
    ],
    timeline: [anEpisode({ tenant: text, text: { ja: text, en: text }, evidence })],
    notices: [{ code: 'busy-address', text: { ja: text, en: text } }],
  });
}

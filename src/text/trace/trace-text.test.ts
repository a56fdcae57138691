import { describe, expect, it } from 'vitest';
import { STAGES } from '../../model/actor.ts';
import { ATTACKS } from '../../model/attack.ts';
import { SHOP_ACTIONS } from '../../model/shop-action.ts';
import { episodeEn, linkEn, sparedEn } from './en.ts';
import type { EpisodeFacts, Names } from './episode-facts.ts';
import { episodeJa, linkJa, sparedJa } from './ja.ts';
import type { LinkReason, SparedReason } from './link-reason.ts';

const NOBODY: Names = { shown: [], count: 0, more: false };
const ONE: Names = { shown: ['203.0.113.9'], count: 1, more: false };
const MANY: Names = { shown: ['a1', 'a2', 'a3'], count: 1_234, more: true };

const PLAIN: EpisodeFacts = {
  stage: 'browse',
  at: Date.parse('2026-04-18T15:31:32+09:00'),
  until: Date.parse('2026-04-18T16:06:50+09:00'),
  timezone: 'Asia/Tokyo',
  site: 'b',
  sites: 1,
  addresses: ONE,
  absenceDays: 0,
  sameAddress: false,
  requests: 12_345,
  answered: 11_990,
  redirected: 10,
  refused: 340,
  failed: 5,
  attacks: [],
  succeeded: false,
  files: NOBODY,
  methods: [],
  posts: 0,
  writes: 0,
  operations: 0,
  actions: new Map(),
  accounts: NOBODY,
  successes: 0,
  deduced: 0,
  failures: 0,
  tries: 0,
  failuresBefore: 0,
  firstSuccess: false,
  bytes: -1,
  elsewhere: undefined,
};

const FILE: Names = { shown: ['/content/x.php'], count: 1, more: false };
const ACCOUNT: Names = { shown: ['op01'], count: 1, more: false };

/** Every form a sentence can take. */
const VARIANTS: readonly Partial<EpisodeFacts>[] = [
  ...STAGES.map((stage) => ({ stage, files: FILE, failures: 1, successes: 1 })),
  ...STAGES.map((stage) => ({
    stage,
    files: MANY,
    accounts: MANY,
    addresses: MANY,
    failures: 2,
    tries: 3,
    successes: 4,
  })),
  ...ATTACKS.map((attack) => ({ stage: 'attack' as const, attacks: [attack] })),
  ...SHOP_ACTIONS.flatMap((action) => [
    { actions: new Map([[action, 1]]) },
    { stage: 'change' as const, actions: new Map([[action, 2_000]]) },
    { stage: 'export' as const, actions: new Map([[action, 2]]), bytes: 12_345_678, files: FILE },
    { stage: 'login' as const, actions: new Map([[action, 2]]), successes: 2, accounts: ACCOUNT },
  ]),
  { stage: 'attack', attacks: ['sqli', 'xss', 'rce', 'ssti'], succeeded: true },
  { stage: 'attack', attacks: ['sqli', 'xss'], refused: 12_345, answered: 0, failed: 0 },
  { stage: 'attack', elsewhere: { path: '/p', parameter: 'id', addresses: ONE } },
  { stage: 'attack', elsewhere: { path: '/p', parameter: '', addresses: MANY } },
  { stage: 'foothold', writes: 2, files: FILE, methods: ['GET', 'PUT'] },
  { stage: 'foothold', writes: 1, files: FILE, methods: ['POST'] },
  { stage: 'foothold', writes: 3 },
  { stage: 'webshell', operations: 5_400, files: FILE },
  { stage: 'login', successes: 1, failuresBefore: 12, accounts: ACCOUNT },
  { stage: 'login', successes: 1, firstSuccess: true, deduced: 1 },
  { stage: 'webshell', absenceDays: 154, sameAddress: true, files: FILE },
  { stage: 'return', absenceDays: 1_000, site: '', at: Number.NaN, until: Number.NaN },
  { stage: 'reconnaissance', attacks: ['probe', 'scanner'] },
  { stage: 'reconnaissance', attacks: ['enumeration'] },
  { stage: 'reconnaissance', sites: 53, answered: 0, refused: 0, failed: 0 },
];

const REASONS: readonly LinkReason[] = [
  { kind: 'file-placed', file: '/content/x.php' },
  { kind: 'file-called', file: '/content/x.php' },
  { kind: 'same-file', file: '/content/x.php', placed: true },
  { kind: 'same-file', file: '/content/x.php', placed: false },
  { kind: 'account-entered', account: 'op01' },
  { kind: 'account-otherwise-hostile', account: 'op01' },
  { kind: 'account-same-tool', account: 'op01' },
  { kind: 'account-right-after', account: 'op01', minutes: 1 },
  { kind: 'same-tool-and-hole', tool: 'Tool/1', path: '/p', parameter: 'id' },
  { kind: 'spread-attack', title: 'title' },
];
const SPARED: readonly SparedReason[] = ['known', 'shared', 'crawler', 'few-visits', 'file-in-honest-use'];

const JAPANESE = [
  ...VARIANTS.map((variant) => episodeJa({ ...PLAIN, ...variant })),
  ...REASONS.map(linkJa),
  ...SPARED.map(sparedJa),
];
const ENGLISH = [
  ...VARIANTS.map((variant) => episodeEn({ ...PLAIN, ...variant })),
  ...REASONS.map(linkEn),
  ...SPARED.map(sparedEn),
];

describe('every sentence', () => {
  it.each(['ja', 'en'] as const)('is free of forbidden words and of holes (%s)', (language) => {
    for (const text of language === 'ja' ? JAPANESE : ENGLISH) {
      expect(text).not.toMatch(/同一人物|犯人|中国|ロシア|韓国|北朝鮮|米国|海外|国外|外国|ハッカー/);
      expect(text).not.toMatch(
        /same (?:person|man|individual)|hacker|criminal|chin(?:a|ese)|russia|korea|foreign/i,
      );
      expect(text).not.toMatch(/undefined|NaN|null|\[object|「」|“”|\(\)|[\u0000-\u001f\u007f]/);
    }
  });

  it('is Japanese as in an incident report', () => {
    for (const text of JAPANESE) {
      expect(text).toMatch(/(?:した|です|ます|せん)(?:\([^)]*\))?。$/);
      expect(text).not.toMatch(/、、|。。|、。|がが|にに|のの|をを|から、?から/);
    }
  });

  it('is English with a beginning and an end', () => {
    for (const text of ENGLISH) {
      expect(text).toMatch(/^[A-Z0-9].*\.$/);
      expect(text).not.toMatch(/,,| {2}|\.\.|, \.| [.,;]/);
    }
  });

  it('says figures exactly, with a comma for thousands', () => {
    expect(episodeJa({ ...PLAIN, stage: 'attack', attacks: ['sqli'], requests: 590_123 })).toContain(
      '590,123件',
    );
    expect(episodeEn({ ...PLAIN, stage: 'webshell', operations: 5_400 })).toContain('5,400 not refused');
  });

  it('says one thing as one', () => {
    const one = { ...PLAIN, requests: 1, answered: 1, refused: 0, failed: 0 };
    expect(episodeEn({ ...one, stage: 'reconnaissance' })).toContain(', 1 request from');
    expect(episodeEn({ ...one, stage: 'login-attempt', failures: 1 })).toContain(
      'there was 1 failed login at',
    );
  });

  it('calls it again only for an address that was there before', () => {
    const back = { ...PLAIN, stage: 'webshell' as const, absenceDays: 154, operations: 1 };
    expect(episodeJa({ ...back, sameAddress: true })).toContain('154日ぶりに再び、203.0.113.9から');
    expect(episodeJa(back)).not.toContain('再び');
    expect(episodeEn(back)).not.toContain('again');
  });

  it('never says that an attack failed because nothing shows that it succeeded', () => {
    expect(episodeJa({ ...PLAIN, stage: 'attack' })).toContain('成否はアクセスログだけでは確定できません');
  });
});

describe('times', () => {
  const at = Date.parse('2025-12-31T23:50:00+09:00');
  it.each([
    [at, at + 30_000, 'Asia/Tokyo', '2025年12月31日23時50分0秒、', 'On 31 December 2025 at 23:50:00, '],
    [
      at,
      at + 5 * 60_000,
      'Asia/Tokyo',
      '2025年12月31日23時50分から23時55分にかけて、',
      'On 31 December 2025 from 23:50 to 23:55, ',
    ],
    [
      at,
      at + 20 * 60_000,
      'Asia/Tokyo',
      '2025年12月31日23時50分から2026年1月1日0時10分にかけて、',
      'From 31 December 2025, 23:50, to 1 January 2026, 00:10, ',
    ],
    [
      at,
      at + 20 * 60_000,
      'UTC',
      '2025年12月31日14時50分から15時10分にかけて、',
      'On 31 December 2025 from 14:50 to 15:10, ',
    ],
    [
      at - 86_400_000,
      at,
      'Asia/Tokyo',
      '2025年12月30日23時50分から12月31日23時50分にかけて、',
      'From 30 December 2025, 23:50, to 31 December 2025, 23:50, ',
    ],
  ])('%d to %d in %s', (from, until, timezone, ja, en) => {
    expect(episodeJa({ ...PLAIN, at: from, until, timezone })).toContain(ja);
    expect(episodeEn({ ...PLAIN, at: from, until, timezone })).toContain(en);
  });
});

it('says of what was sent amid pages where it went, and that the log does not hold it', () => {
  const files: Names = { shown: ['/wp-admin/admin-ajax.php (pic_upload)'], count: 1, more: false };
  const sent = { ...PLAIN, posts: 1, files };
  expect(episodeEn(sent)).toContain('1 was a POST (/wp-admin/admin-ajax.php (pic_upload)); what was sent');
  expect(episodeJa(sent)).toContain('1件はPOSTです(/wp-admin/admin-ajax.php (pic_upload))');
  expect(episodeEn(PLAIN)).not.toContain('POST');
});

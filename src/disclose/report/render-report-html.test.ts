import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
  aBreakIn,
  aFinding,
  aHostileInvestigation,
  anActor,
  anEpisode,
  anInvestigation,
  HOSTILE_TEXTS,
} from '../../../test/invented-investigation.ts';
import type { Exposure } from '../../model/exposure.ts';
import { renderReportHtml } from './render-report-html.ts';

const VOID = new Set(['meta', 'line']);
const TAGS = new Set(
  `a article bdi body div dd dl dt figcaption figure footer h1 h2 h3 h4 head header html li line main meta nav ol p
  rect section span strong style svg table tbody td text th thead time title tr ul`.split(/\s+/),
);
const ATTRIBUTES = new Set(
  `aria-label aria-labelledby charset class content datetime height href http-equiv id lang name role rx scope tabindex
  text-anchor viewBox width x x1 x2 y y1 y2`.split(/\s+/),
);

/** Reads HTML strictly: every tag known, nested and closed, every attribute known and quoted. Gives all tags. */
function strictTags(page: string): { name: string; attributes: Map<string, string> }[] {
  const tags: { name: string; attributes: Map<string, string> }[] = [];
  const open: string[] = [];
  const body = page.replace(/^<!doctype html>/, '').replace(/(<style>)[^<]*(<\/style>)/, '$1$2');
  for (const [, text, tag] of body.matchAll(/([^<]*)(<[^>]*>|$)/g)) {
    expect(text).not.toContain('>');
    if (tag === undefined || tag === '') continue;
    const match = /^<(\/?)([a-z0-9]+)((?:\s+[A-Za-z0-9-]+="[^"<>]*")*)\s*(\/?)>$/.exec(tag);
    expect(match, tag).not.toBeNull();
    const [, closing, name = '', written = '', closed] = match!;
    expect(TAGS, tag).toContain(name);
    if (closing !== '') {
      expect(open.pop(), tag).toBe(name);
      continue;
    }
    const attributes = new Map(
      [...written.matchAll(/([A-Za-z0-9-]+)="([^"]*)"/g)].map(([, a, v]) => [a!, v!]),
    );
    for (const attribute of attributes.keys()) expect(ATTRIBUTES, tag).toContain(attribute);
    tags.push({ name, attributes });
    if (closed === '' && !VOID.has(name)) open.push(name);
  }
  expect(open).toEqual([]);
  return tags;
}

describe.each(['ja', 'en'] as const)('report.html (%s)', (language) => {
  const page = renderReportHtml(aBreakIn(), language);
  const tags = strictTags(page);

  it('needs no script, no picture and no other file, and its policy says so', () => {
    const policy = tags.find(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy');
    const style = /<style>([^<]*)<\/style>/.exec(page)![1]!;
    const hash = createHash('sha256').update(style).digest('base64');
    expect(policy?.attributes.get('content')?.replaceAll('&#39;', "'")).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(page).not.toMatch(/<script|<img|<link|<iframe|javascript:|url\(|@import|\son[a-z]+=/i);
    for (const { attributes } of tags) expect(attributes.get('href') ?? '#').toMatch(/^#/);
  });

  it('names its language, has one first heading, and labels what it refers to', () => {
    expect(tags.find(({ name }) => name === 'html')?.attributes.get('lang')).toBe(language);
    expect(tags.filter(({ name }) => name === 'h1')).toHaveLength(1);
    const ids = tags.flatMap(({ attributes }) => attributes.get('id') ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, attributes } of tags) {
      const label = attributes.get('aria-labelledby');
      if (label !== undefined) expect(ids).toContain(label);
      const target = attributes.get('href');
      if (target !== undefined) expect(ids).toContain(target.slice(1));
      if (name === 'th') expect(attributes.get('scope')).toBe('col');
    }
  });

  it('shows every actor, episode, finding, input and gap', () => {
    for (const shown of [
      'id="actor-2"',
      'id="input-3"',
      '/content/x.php',
      'operator01',
      'a'.repeat(64),
      'T1505.003',
      'id="gaps"',
    ]) {
      expect(page).toContain(shown);
    }
    expect(page.match(/<rect /g)).toHaveLength(6);
  });

  it.each(HOSTILE_TEXTS)('is inert, masked and plain when the evidence says %j', (text) => {
    const hostile = renderReportHtml(aHostileInvestigation(text), language);
    const innocent = renderReportHtml(aHostileInvestigation('harmless'), language);
    const shape = (written: string) => strictTags(written).map(({ name }) => name);
    expect(shape(hostile)).toEqual(shape(innocent));
    expect(hostile.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(hostile).not.toMatch(/4111|Hunter2|cvv=123/);
  });

  it('stays a page that can be opened, and says what it left out', () => {
    const many = anInvestigation({
      findings: Array.from({ length: 3000 }, (_, n) => aFinding({ id: `f-${n}` })),
      actors: Array.from({ length: 200 }, (_, n) => anActor({ id: `a-${n}` })),
      timeline: Array.from({ length: 2000 }, () => anEpisode({ actor: 'a-0' })),
    });
    const large = renderReportHtml(many, language);
    expect(large.length).toBeLessThan(2_000_000);
    for (const left of ['2,500', '150', '1,500']) expect(large).toContain(left);
  });

  it('says of a quiet log what was examined', () => {
    const quiet = renderReportHtml(anInvestigation(), language);
    strictTags(quiet);
    expect(quiet).toContain('class="top quiet"');
    expect(quiet).toContain('10,000');
  });
});

describe('a site without a name', () => {
  it.each([
    ['ja', '対象サイト'],
    ['en', 'the site'],
  ] as const)('is called something in %s', (language, words) => {
    const { scope } = anInvestigation();
    const totals = [{ tenant: '', certainty: 'viewed', unit: 'persons', n: 31, bound: 'max' }] as const;
    const page = renderReportHtml(
      anInvestigation({ scope: { ...scope, exposures: [exposure], totals } }),
      language,
    );
    expect(page).toContain(`<td>${words}</td>`);
    expect(page).toContain(`<td>${words}<div class="id">`);
  });
});

const exposure: Exposure = {
  id: 'exposure-1',
  actor: null,
  tenant: '',
  channel: 'account-takeover',
  from: 0,
  to: 0,
  certainty: 'viewed',
  bound: 'max',
  items: [],
  records: { accounts: 31 },
  persons: 31,
  misuse: 'not-asked',
  altered: [],
  says: 'own-logs',
  basis: { ja: 'x', en: 'x' },
  incomplete: [],
  evidence: [],
  evidenceCount: 0,
};

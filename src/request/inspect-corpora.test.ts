import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Attack } from '../model/attack.ts';
import { attacksIn } from '../model/attack-set.ts';
import { inspectRequest } from './inspect-request.ts';
import { requestOfLine } from './testing/combined-line.ts';
import { hasCorpus, readCorpus } from './testing/corpus.ts';
import { getRequest } from './testing/get-request.ts';

const VALUES = 'params/payload_train.csv';
const BLOG = 'access/semicomplete-2015.log';
const SCAN = 'access/netsparker-scan-2016.log';
const WORDS: Readonly<Record<string, Attack>> = {
  sqli: 'sqli',
  xss: 'xss',
  cmdi: 'rce',
  'path-traversal': 'traversal',
};

const requestsOf = (path: string) =>
  readCorpus(path)
    .split('\n')
    .flatMap((line) => requestOfLine(line) ?? [])
    .map((request) => ({ ...request, attacks: attacksIn(inspectRequest(request).attacks) }));

describe.skipIf(!hasCorpus(VALUES))('labelled parameter values', () => {
  const rows = (hasCorpus(VALUES)
    ? parse(Buffer.from(readCorpus(VALUES), 'latin1').toString('utf8'), { columns: true, relax_quotes: true })
    : []) as unknown as readonly { payload: string; attack_type: string; label: string }[];
  const judged = rows.map(({ payload, attack_type, label }) => ({
    label,
    word: WORDS[attack_type],
    attacks: attacksIn(inspectRequest(getRequest(`/search?q=${encodeURIComponent(payload)}`)).attacks),
  }));

  it('are found in 99 of 100 cases when they are attacks', () => {
    const hostile = judged.filter(({ label }) => label === 'anom');
    const found = hostile.filter(({ attacks }) => attacks.length > 0);
    expect(hostile.length).toBe(7842);
    expect(found.length / hostile.length).toBeGreaterThanOrEqual(0.99);
  });

  it.each(Object.values(WORDS))('get the right word: %s', (word) => {
    const hostile = judged.filter((row) => row.word === word);
    const named = hostile.filter(({ attacks }) => attacks.includes(word));
    expect(named.length / hostile.length).toBeGreaterThan(0.9);
  });

  it('are accused in at most 6 of 12,870 cases when they are not', () => {
    const honest = judged.filter(({ label }) => label === 'norm');
    expect(honest.length).toBe(12_870);
    expect(honest.filter(({ attacks }) => attacks.length > 0).length).toBeLessThanOrEqual(6);
  });
});

describe.skipIf(!hasCorpus(BLOG))('the log of an ordinary site', () => {
  const requests = hasCorpus(BLOG) ? requestsOf(BLOG) : [];
  const probes =
    /\/(?:wp-login|wp-admin|administrator|admin\.php|admin\/fckeditor|include\/fckeditor|user\/register)/i;

  it('shows its 22 probes for admin pages', () => {
    const asked = requests.filter(({ target }) => /wp-login|administrator\/|admin\.php/.test(target));
    expect(asked.length).toBe(22);
    expect(asked.every(({ attacks }) => attacks.includes('probe'))).toBe(true);
  });

  it('shows hardly anything else', () => {
    const others = requests.filter(({ target, attacks }) => attacks.length > 0 && !probes.test(target));
    expect(others.length).toBeLessThanOrEqual(5);
  });
});

describe.skipIf(!hasCorpus(SCAN))('the log of a scan', () => {
  const requests = hasCorpus(SCAN) ? requestsOf(SCAN) : [];

  it('shows nearly half its requests or more as hostile', () => {
    const hostile = requests.filter(({ attacks }) => attacks.length > 0);
    expect(hostile.length / requests.length).toBeGreaterThanOrEqual(0.45);
  });

  it('leaves the pages that the scanner only crawled alone', () => {
    const crawled = requests.filter(({ target }) => /^\/DVWA\/[a-z_/]*(?:\?C=[NMSD];O=[AD])?$/.test(target));
    const plain = crawled.filter(
      ({ method, status, referer }) =>
        method === 'GET' && status === 200 && /^(?:http:\/\/[\d.]+\/DVWA\/[\w/]*)?$/.test(referer),
    );
    expect(plain.length).toBeGreaterThan(30);
    expect(plain.filter(({ attacks }) => attacks.length > 0)).toEqual([]);
  });
});

import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { compileRules } from '../compile-rules.ts';
import { readRules } from '../read-rules.ts';

function needs(detection: Readonly<Record<string, unknown>>): boolean {
  const { rules, problems } = readRules([
    { path: 'r.yml', text: stringify({ detection: { condition: 's', ...detection } }) },
  ]);
  expect(problems).toEqual([]);
  return compileRules(rules).needsEveryLine(0);
}

describe('needsEveryLine', () => {
  it.each([
    [{ s: { 'hinomi.attacks': 'sqli' } }],
    [{ s: { 'hinomi.observation|contains': 'x' } }],
    [{ s: { 'hinomi.level|exists': true } }],
    [{ s: { 'sc-status': 404 } }],
    [{ s: { 'sc-status': [401, '403'] } }],
    [{ s: { 'http.response.status_code|gte': 500 } }],
    [{ s: { 'sc-status|startswith': 5 } }],
    [{ s: { 'cs-method': ['POST', 'PUT'] } }],
    [{ s: { 'http.request.method|cased': 'get' } }],
    [{ s: { 'c-uri|contains': 'x', 'cs-method': 'DELETE' } }],
    [{ s: { 'hinomi.attacks': 'sqli' }, t: { 'sc-status': 500 }, condition: 's or t' }],
    [{ s: { 'hinomi.attacks': null }, condition: 'not s' }],
    [{ s: { 'hinomi.a': 1 }, t: { x: 1 }, u: { 'hinomi.b': 1 }, condition: '2 of them' }],
  ])('%j does not', (detection) => {
    expect(needs(detection)).toBe(false);
  });

  it.each([
    [{ s: { 'c-uri|contains': 'x' } }],
    [{ s: ['keyword'] }],
    [{ s: { 'sc-status': 200 } }],
    [{ s: { 'sc-status': [200, 404] } }],
    [{ s: { 'sc-status|lt': 500 } }],
    [{ s: { 'cs-method': 'get' } }],
    [{ s: { 'cs-method|startswith': 'H' } }],
    [{ s: { 'cs-method|re': '^P' } }],
    [{ s: { 'hinomi.attacks': 'sqli' }, t: { 'c-uri': 'x' }, condition: 's or t' }],
    [{ s: { 'hinomi.attacks': 'sqli' }, condition: 'not s' }],
    [{ s: { 'hinomi.attacks': null } }],
    [{ s: { 'hinomi.attacks|exists': false } }],
    [{ s: { 'sc-status': 404 }, condition: 'not s' }],
  ])('%j does', (detection) => {
    expect(needs(detection)).toBe(true);
  });
});

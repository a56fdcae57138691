import { expect, it } from 'vitest';
import { aBreakIn } from '../../../test/invented-investigation.ts';
import { namedInvestigation } from './named-investigation.ts';
import { renderReportHtml } from './render-report-html.ts';
import { renderReportJson } from './render-report-json.ts';

const NAMES = new Map([
  ['b', 'Miyabi Store'],
  ['c', 'Kaede'],
]);

it('has tenants by name for people, and by id for programs', () => {
  const investigation = { ...aBreakIn(), tenantNames: NAMES };
  const page = renderReportHtml(investigation, 'en');
  expect(page).toContain('Miyabi Store');
  expect(page).not.toContain('<bdi class="name short">b</bdi>');
  const { actors } = JSON.parse(renderReportJson(investigation));
  expect(actors.flatMap(({ tenants }: { tenants: string[] }) => tenants)).toContain('b');
});

it('keeps ids that have no name, and says which of two shops of one name is meant', () => {
  const tenantsOf = (names: ReadonlyMap<string, string>) =>
    namedInvestigation({ ...aBreakIn(), tenantNames: names }).actors.flatMap(({ tenants }) => tenants);
  expect(tenantsOf(new Map([['c', 'Kaede']]))).toContain('b');
  const twins = new Map([
    ['b', 'Miyabi'],
    ['x', 'Miyabi'],
  ]);
  expect(tenantsOf(twins)).toContain('Miyabi (b)');
});

import {
  CERTAINTIES,
  type Exposure,
  type Partition,
  type Scope,
  type Total,
  UNITS,
  type Unit,
} from '../../../model/exposure.ts';
import type { Item } from '../../../model/item.ts';
import { recordWord } from '../../../text/scope/record-words.ts';
import { SCOPE_LABELS } from '../../../text/scope/section-labels.ts';
import { BOUNDED, CHANNEL_WORDS, certaintyWord, counted, ITEM_WORDS } from '../../../text/scope/words.ts';
import { BESIDE_RECORDS } from '../beside-records.ts';
import { checkedTables } from './checked-tables.ts';
import { type Content, html, joined, type Markup, NOTHING } from './markup.ts';
import type { Page } from './page.ts';
import { cut, name, period, places, section, table } from './pieces.ts';

const EXPOSURES_SHOWN = 300;
const PARTITIONS_SHOWN = 60;

/** Whose data was reached, how many, and how sure. */
export function scopeSection(page: Page): Markup {
  const { scope } = page.investigation;
  if (scope.exposures.length + scope.checked.length + scope.sources.length === 0) return NOTHING;
  const label = SCOPE_LABELS[page.language];
  return section(
    'scope',
    label.scope,
    html`<p class="note">${label.note} ${label.explain}</p>
${totalsTable(page, scope)}${funnelList(page, scope)}${partitionTables(page, scope)}${exposuresTable(page, scope)}${checkedTables(page)}`,
  );
}

/** A site's name; where the logs name none, there is one. */
function siteOf({ language }: Page, tenant: string | null): Markup {
  const label = SCOPE_LABELS[language];
  if (tenant === null) return html`${label.allTenants}`;
  return tenant === '' ? html`${label.theSite}` : name(tenant);
}

function totalsTable(page: Page, scope: Scope): Markup {
  const { totals } = scope;
  if (totals.length === 0) return NOTHING;
  const label = SCOPE_LABELS[page.language];
  const tenants = [...new Set(totals.map(({ tenant }) => tenant))];
  const rows = tenants.flatMap((tenant) =>
    CERTAINTIES.flatMap((certainty) => {
      const own = totals.filter((total) => total.tenant === tenant && total.certainty === certainty);
      if (own.length === 0) return [];
      const cells = UNITS.map((unit) => html`<td class="number">${unitCell(page, own, unit)}</td>`);
      return [
        html`<tr><td>${siteOf(page, tenant)}</td><td>${certaintyOf(page, scope, { tenant, certainty })}</td>${cells}</tr>`,
      ];
    }),
  );
  const columns = [
    page.text.label.tenant,
    label.certainty,
    label.persons,
    label.orders,
    label.cards,
    label.userAccounts,
    label.records,
  ];
  return html`<h3>${label.totals}</h3>
${table(label.totals, columns, rows)}`;
}

/** The certainty of a total or a partition, by the channels behind it. */
function certaintyOf(
  { language }: Page,
  { exposures }: Scope,
  { tenant, certainty }: Pick<Total, 'tenant' | 'certainty'>,
): string {
  const behind = exposures.filter(
    (one) => one.certainty === certainty && (tenant === null || one.tenant === tenant),
  );
  return certaintyWord(
    language,
    certainty,
    behind.map(({ channel }) => channel),
  );
}

function unitCell(page: Page, totals: readonly Total[], unit: Unit): Content {
  const total = totals.find((one) => one.unit === unit);
  if (total === undefined) return '';
  // At most none is none: all of them are counted at a higher certainty.
  const bound = total.n === 0 && total.bound === 'max' ? 'exact' : total.bound;
  return BOUNDED[page.language][bound](page.spoken.count(total.n));
}

function funnelList(page: Page, { funnels }: Scope): Markup {
  if (funnels.length === 0) return NOTHING;
  const label = SCOPE_LABELS[page.language];
  const rows = funnels.map(({ tenant, steps }) => {
    const n = (step: 'entered' | 'changed' | 'purchased') =>
      page.spoken.count(steps.find((one) => one.name === step)?.n ?? 0);
    return html`<tr><td>${siteOf(page, tenant)}</td><td class="number">${n('entered')}</td><td class="number">${n('changed')}</td><td class="number">${n('purchased')}</td></tr>`;
  });
  return html`<h3>${label.funnels}</h3>
${table(label.funnels, [page.text.label.tenant, label.entered, label.changed, label.purchased], rows)}`;
}

function partitionTables(page: Page, scope: Scope): Markup {
  const { partitions } = scope;
  const label = SCOPE_LABELS[page.language];
  const isOnlyTenant = new Set(partitions.map(({ tenant }) => tenant)).size <= 2;
  const telling = partitions.filter(
    (one) => (one.tenant !== null || !isOnlyTenant) && !isTold(one, partitions),
  );
  if (telling.length === 0) return NOTHING;
  const shown = telling.slice(0, PARTITIONS_SHOWN).map(({ tenant, certainty, unit, total, bound, parts }) => {
    const said = (n: number) => counted(page.language, unit, page.spoken.count(n));
    const rows = parts.map(
      ({ items, n }) => html`<tr><td>${itemList(page, items)}</td><td class="number">${said(n)}</td></tr>`,
    );
    const sum = html`<tr><th scope="row">${label.total}</th><td class="number">${BOUNDED[page.language][bound](said(total))}</td></tr>`;
    const heading = html`${siteOf(page, tenant)} / ${certaintyOf(page, scope, { tenant, certainty })} / ${unitName(page, unit)}`;
    return html`<h4>${heading}</h4>
${table(label.partitions, [label.items, label.figure], [...rows, sum])}`;
  });
  return html`<h3>${label.partitions}</h3>
${shown}${cut(page, telling.length - shown.length, 'report.json')}`;
}

/** What a table counts, in the words of the totals' columns. */
function unitName(page: Page, unit: Unit): string {
  const { persons, orders, cards, userAccounts, records } = SCOPE_LABELS[page.language];
  return { persons, orders, cards, accounts: userAccounts, records }[unit];
}

/** Rows of orders and accounts are told as such: the same rows as records would say it twice. */
function isTold({ tenant, certainty, unit, total }: Partition, all: readonly Partition[]): boolean {
  if (unit !== 'records') return false;
  return all.some(
    (other) =>
      other.tenant === tenant &&
      other.certainty === certainty &&
      other.total === total &&
      (other.unit === 'orders' || other.unit === 'accounts'),
  );
}

function itemList(page: Page, items: readonly Item[]): Content {
  if (items.length === 0) return SCOPE_LABELS[page.language].noItems;
  return items.map((item) => ITEM_WORDS[page.language][item]).join(page.language === 'ja' ? '、' : ', ');
}

function exposuresTable(page: Page, { exposures }: Scope): Markup {
  if (exposures.length === 0) return NOTHING;
  const label = SCOPE_LABELS[page.language];
  const rows = exposures.slice(0, EXPOSURES_SHOWN).map((exposure) => exposureRow(page, exposure));
  const columns = [
    page.text.label.tenant,
    label.channel,
    label.certainty,
    label.figure,
    label.items,
    page.text.label.period,
    label.basis,
    page.text.label.evidence,
  ];
  return html`<h3>${label.exposures}</h3>
${table(label.exposures, columns, rows)}${cut(page, exposures.length - rows.length, 'report.json')}`;
}

function exposureRow(page: Page, exposure: Exposure): Markup {
  const { language, text, ranks } = page;
  const label = SCOPE_LABELS[language];
  const { id, actor, altered, basis, incomplete } = exposure;
  const rank = actor === null ? undefined : ranks.get(actor);
  const by =
    rank === undefined ? NOTHING : html`<div><a href="#actor-${rank}">${text.actorName(rank)}</a></div>`;
  const changed =
    altered.length === 0 ? NOTHING : html`<div>${label.altered}: ${itemList(page, altered)}</div>`;
  // No column was named: nothing is said to be empty.
  const items = exposure.items.length === 0 ? label.unknownItems : itemList(page, exposure.items);
  const missing = incomplete.map((reason) => html`<div class="warn">${reason[language]}</div>`);
  return html`<tr id="${id}"><td>${siteOf(page, exposure.tenant)}${by}<div class="id">${id}</div></td><td>${CHANNEL_WORDS[language][exposure.channel]}</td><td>${certaintyWord(language, exposure.certainty, [exposure.channel])}</td><td>${figures(page, exposure)}</td><td>${items}${changed}</td><td>${period(page, exposure.from, exposure.to)}</td><td class="what">${basis[language]}${missing}</td><td>${places(exposure.evidence)}</td></tr>`;
}

function figures(page: Page, { persons, bound, records }: Exposure): Markup {
  const { language, spoken } = page;
  const label = SCOPE_LABELS[language];
  const people =
    persons === null || (persons === 0 && bound !== 'exact' && bound !== 'max')
      ? label.unknownPersons
      : BOUNDED[language][bound](counted(language, 'persons', spoken.count(persons)));
  const things = Object.entries(records).map(([what, n]) => {
    const said = spoken.count(n);
    const figure = BESIDE_RECORDS.has(what) ? said : BOUNDED[language][bound](said);
    return html`<div>${recordName(page, what)}: ${figure}</div>`;
  });
  return html`<strong>${people}</strong>${joined(things, '')}`;
}

function recordName({ language }: Page, what: string): Content {
  return recordWord(language, what) ?? name(what);
}

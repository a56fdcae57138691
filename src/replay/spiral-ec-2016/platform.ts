import type { HonestShop } from '../honest/shop.ts';

/** A site of the platform, or its test environment. */
export interface Site extends HonestShop {
  readonly id: string;
  readonly name: string;
  /** Members at full scale; 0 where none are kept. */
  readonly members: number;
  readonly operators: number;
  /** The site takes cards through a payment service whose settings the database holds. */
  readonly hasPayments: boolean;
}

/** Published: sites, companies, members (about), operators. */
export const PLATFORM = {
  sites: 53,
  companies: 43,
  members: 980_000,
  memberSites: 42,
  operators: 314,
} as const;

const LETTERS = 'ABC';

/** 53 sites of 43 companies: ten companies have a second site. */
export const SITES: readonly Site[] = Array.from({ length: PLATFORM.sites }, (_, n) => siteOf(n));

/** The platform's own: its public test environment, and the database that holds all shops' operators. */
export const TEST: Site = {
  ...siteOf(PLATFORM.sites),
  id: 'test',
  name: 'テスト環境',
  host: 'test.ec.example',
  visits: 2,
  operators: 0,
};

/** The name of the site whose databases' names carry it, beside the test environment's own. */
export const CENTRAL_HOST = 'kiban.ec.example';

/** The site of an id; the test site for one that there is none of. */
export function siteById(id: string): Site {
  return SITES.find((site) => site.id === id) ?? TEST;
}

function siteOf(n: number): Site {
  const company = n < PLATFORM.companies ? n : n - PLATFORM.companies + 3;
  const id = LETTERS[n]?.toLowerCase() ?? `s${String(n + 1).padStart(2, '0')}`;
  const second = n < PLATFORM.companies ? '' : ' 2号店';
  return {
    id,
    name: `${LETTERS[company] ?? `${company + 1}番`}社${second}`,
    host: `${id}.ec.example`,
    operator: `2001:db8:0:${(n + 1).toString(16)}::10`,
    visits: 8 + ((n * 7) % 25),
    orders: { first: 100_001, n: n === 1 ? 20_000 : 300 },
    members: membersOf(n),
    operators: n < 49 ? 6 : 5,
    hasPayments: (n > 0 && isFirst(n, 25)) || isSecond(n),
  };
}

/** 40 companies' first sites and two companies' second ones. */
function membersOf(n: number): number {
  if (!isFirst(n, 40) && !isSecond(n)) return 0;
  const share = Math.floor(PLATFORM.members / PLATFORM.memberSites);
  return n === 0 ? PLATFORM.members - share * (PLATFORM.memberSites - 1) : share;
}

function isFirst(n: number, companies: number): boolean {
  return n < companies;
}

function isSecond(n: number): boolean {
  return n === PLATFORM.companies || n === PLATFORM.companies + 1;
}

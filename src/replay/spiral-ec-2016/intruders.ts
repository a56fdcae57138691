/** Addresses by what was done from them (想定: the published text names none). */
export const INTRUDERS = {
  firstScan: '203.0.113.61',
  secondScan: '203.0.113.155',
  /** Used the planted programs and the administrations. */
  hand: '198.51.100.77',
} as const;

/** Own world: the platform's office, and a vulnerability test with permission in February 2016 (想定: the days). */
export const PERMITTED = { office: '192.0.2.16/28', officeDesk: '192.0.2.20', tester: '192.0.2.66' } as const;

export const AGENTS = {
  scanner:
    'Mozilla/5.0 (Windows NT 6.1; WOW64) AppleWebKit/537.21 (KHTML, like Gecko) Chrome/41.0.2228.0 Safari/537.21',
  browser: 'Mozilla/5.0 (Windows NT 6.1; WOW64; rv:38.0) Gecko/20100101 Firefox/38.0',
} as const;

import type { Chance } from '../src/model/chance.ts';
import type { LoggedRequest } from './logged-request.ts';

const DAY = 86_400_000;
const SEARCHES = [
  'リネン シャツ',
  '帆布トート',
  'お試しセット',
  "Rosie's tea",
  'S<M<L サイズ',
  'union jack',
  '30% OFF',
  'a&b',
];
const BROWSERS = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0.0.0 Safari/537.36',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 17_2 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.2 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/121.0.0.0 Mobile Safari/537.36',
];

/** The operator of the shop, who works from this address on weekdays and never does harm. */
export const OPERATOR = '192.0.2.250';

type Page = Pick<LoggedRequest, 'method' | 'target' | 'status' | 'bytes'>;

/** Customers, the operator and a crawler going about their business. */
export function honestVisits(
  random: Chance,
  start: number,
  days: number,
  visitsPerDay: number,
): LoggedRequest[] {
  const requests: LoggedRequest[] = [];
  for (let day = 0; day < days; day++) {
    const midnight = start + day * DAY;
    for (let visit = 0; visit < visitsPerDay; visit++) {
      const address =
        random.below(5) === 0
          ? `2001:db8::${(1 + random.below(4000)).toString(16)}`
          : `192.0.2.${1 + random.below(240)}`;
      const at = midnight + random.below(DAY / 1000) * 1000;
      requests.push(...walk(random, at, address, random.pick(BROWSERS), customerPages(random)));
    }
    requests.push(...walk(random, midnight + 10 * 3_600_000, OPERATOR, BROWSERS[0]!, operatorPages(random)));
    requests.push(
      ...walk(
        random,
        midnight + 3 * 3_600_000,
        '198.51.100.200',
        'ExampleBot/1.0 (+https://bot.example/)',
        crawlerPages(),
      ),
    );
  }
  return requests;
}

function walk(
  random: Chance,
  start: number,
  address: string,
  userAgent: string,
  pages: readonly Page[],
): LoggedRequest[] {
  let at = start;
  return pages.map((page) => {
    at += random.below(20) * 1000;
    return {
      ...page,
      at,
      address,
      userAgent,
      referer: page.target.startsWith('/static/') ? 'https://shop.example/' : '-',
    };
  });
}

function customerPages(random: Chance): Page[] {
  const item = 1 + random.below(80);
  const pages: Page[] = [
    page('/', 18_200),
    page('/static/site.css', 9_410),
    page('/static/site.js', 31_877),
    page(
      `/products/list?name=${encodeURIComponent(random.pick(SEARCHES))}&category_id=${random.below(9)}`,
      20_000 + random.below(900),
    ),
    page(`/products/detail/${item}`, 15_000 + item * 7),
    page(`/static/products/${item}.jpg`, 60_000 + item),
  ];
  if (random.below(3) === 0) {
    pages.push({ method: 'POST', target: '/cart/add', status: 302, bytes: 0 }, page('/cart', 8_800));
    if (random.below(5) === 0) pages.push({ method: 'POST', target: '/login', status: 200, bytes: 6_020 });
    pages.push({ method: 'POST', target: '/login', status: 302, bytes: 0 }, page('/mypage', 7_345));
    pages.push(
      { method: 'POST', target: '/cart/complete', status: 302, bytes: 0 },
      page('/cart/thanks', 5_120),
    );
  }
  if (random.below(12) === 0)
    pages.push({ method: 'GET', target: '/products/detail/900', status: 404, bytes: 1_220 });
  return pages;
}

function operatorPages(random: Chance): Page[] {
  const orders = Array.from({ length: 4 }, () => page(`/admin/orders/${1_000 + random.below(400)}`, 12_500));
  return [
    page('/admin/login', 3_300),
    { method: 'POST', target: '/admin/login', status: 302, bytes: 0 },
    page('/admin/', 9_900),
    page('/admin/orders', 40_112),
    ...orders,
  ];
}

function crawlerPages(): Page[] {
  return [
    page('/robots.txt', 120),
    ...Array.from({ length: 10 }, (_, n) => page(`/products/detail/${n + 1}`, 15_000 + (n + 1) * 7)),
  ];
}

function page(target: string, bytes: number): Page {
  return { method: 'GET', target, status: 200, bytes };
}

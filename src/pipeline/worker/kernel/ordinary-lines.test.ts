import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { compileKernel } from '../../../../scripts/compile-kernel.mjs';
import { defaultConfig } from '../../../model/config/config.ts';
import type { Profile } from '../../../model/route.ts';
import type { ChunkJob, SignalResult } from '../chunk-result.ts';
import { createPasses, type Passes } from '../pass/create-passes.ts';
import type { WorkerSetup } from '../worker-setup.ts';

const PROFILE: Profile = {
  name: 'test',
  routes: [{ action: 'order.view', path: '/mypage/orders/:id', method: 'GET' }],
  content: [{ path: '/upload/**', executable: 'never' }],
} as unknown as Profile;

const FORMATS = ['combined', 'common', 'vhost_combined', 'nginx', '%h %u [%{Host}i] %t "%r" %>s'];

const SINCE = Date.UTC(2024, 4, 6, 7, 8, 10);

const TENANTS = ['shop', 'other'].map((id) => ({ id, name: id, hosts: [`${id}.example`], profile: PROFILE }));

/** The passes with and without the kernel: of one shop, then of two that are told apart, also from a time on. */
let pairs: (readonly [withKernel: Passes, without: Passes])[];

beforeAll(async () => {
  const kernel = new WebAssembly.Module(await compileKernel());
  const all = Number.NEGATIVE_INFINITY;
  const plans = [
    { tenants: [], since: all },
    { tenants: TENANTS, since: all },
    { tenants: [], since: SINCE },
    { tenants: TENANTS, since: SINCE },
  ];
  pairs = plans.map(({ tenants, since }) => {
    const setup: WorkerSetup = {
      config: { ...defaultConfig('Asia/Tokyo', PROFILE), tenants },
      rules: { rules: [], correlations: [], problems: [] } as unknown as WorkerSetup['rules'],
      since,
      until: Date.UTC(2024, 4, 6, 8),
    };
    return [readAll(createPasses({ ...setup, kernel })), readAll(createPasses(setup))];
  });
});

function readAll(passes: Passes): Passes {
  FORMATS.forEach((format, input) => {
    passes.addInput({
      type: 'input',
      input,
      name: 'test.log',
      spec: { format },
      sample: new Uint8Array(),
      options: { timezone: 'Asia/Tokyo', notAfter: Date.UTC(2025, 0), clientHeader: '' },
      tenant: '',
    });
  });
  return passes;
}

/** A chunk's result without the order of what has none, and cheap to compare. */
function resultOf(passes: Passes, input: number, text: string) {
  const result = passes.run(jobOf(input, text)) as SignalResult;
  const { index, minutes, busyAddresses, segments, addressFilter } = result;
  return {
    ...result,
    segments: segments.map((segment) => Buffer.from(segment).toString('latin1')),
    minutes: [...minutes].sort(),
    busyAddresses: [...busyAddresses].sort(),
    addressFilter: addressFilter.join(),
    index: [index.starts, index.addresses, index.paths, index.lines].map((column) => column?.join()),
    hasAccounts: index.hasAccounts,
    tenants: [...result.tenants].sort((a, b) => (a.tenant < b.tenant ? -1 : 1)),
  };
}

function jobOf(input: number, text: string): ChunkJob {
  const bytes = Buffer.from(text, 'latin1');
  const slot = new SharedArrayBuffer(bytes.length);
  new Uint8Array(slot).set(bytes);
  const extent = { index: 0, offset: 0, length: bytes.length, header: '', tooLong: false };
  return { type: 'chunk', pass: 'signals', input, extent, slot };
}

function expectSame(input: number, text: string): void {
  for (const [withKernel, without] of pairs) {
    expect(resultOf(withKernel, input, text)).toEqual(resultOf(without, input, text));
  }
}

const pick = (...choices: readonly string[]) => fc.constantFrom(...choices);

/** Mostly what honest visitors send, so that the kernel has something to read. */
const address = pick(
  '203.0.113.9',
  '198.51.100.7',
  '2001:db8::1',
  '::ffff:198.51.100.7',
  '::1',
  'client.example',
  '203.0.113.9:4711',
  '[2001:db8::1]:80',
  'unix:',
  'unix::',
  '-',
  'a',
  '',
  'ab:12',
  '203.0.113.1198.51.100.7',
  '20198.51.100.7',
  '1234567890123456.1.2.3',
  '198.51.100.7.8',
  '1.2.3.4.example',
);
const host = pick(
  'shop.example',
  'shop.example',
  'other.example',
  'OTHER.example',
  '-',
  'x',
  '[::1]',
  'shop.example:80',
  'a b',
);
const account = pick('-', '-', '-', 'taro', '""', '', '- x', '10.0.0.1 - -');
const time = fc.oneof(
  pick(
    '06/May/2024:16:08:09 +0900',
    '06/May/2024:16:08:60 +0900',
    '06/May/2024:18:08:09 +0900',
    '31/Apr/2024:16:08:09 +0900',
    '29/feb/2000:00:00:00 -0930',
    '06/May/2024:16:08:09',
    '06/May/2024:16:08:09.123 +0900',
    '06/May/2024:16:08:09 +1960',
    '01/Jan/1899:00:00:00 +0000',
  ),
  fc
    .tuple(
      fc.nat(30),
      fc.nat(11),
      fc.integer({ min: 1900, max: 2023 }),
      fc.nat(86_399),
      pick('+0000', '-1130'),
    )
    .map(([day, month, year, second, zone]) => {
      const two = (n: number) => String(n).padStart(2, '0');
      const name = 'JanFebMarAprMayJunJulAugSepOctNovDec'.slice(month * 3, month * 3 + 3);
      const clock = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
      return `${two(day + 1)}/${name}/${year}:${clock} ${zone}`;
    }),
);
const PIECES = [
  '?q=MScgb1IgJzEnPScx',
  '&s=MScgb1IgJz%45nPScx',
  '=MScgb1I',
  '=0x3127206f52202731273d2731',
  '=3127206f5220273127',
  '=9f86d081884c7d659a2feaa0c55ad015',
  ...[
    '/',
    '/products/detail',
    '?id=12',
    '&page=2',
    '&sort=price_desc',
    '?name=%E3%83%AF%E3%83%B3',
    '.jpg',
    '.php',
  ],
  ...[
    '/upload/save_image/',
    '/mypage/orders/1042',
    '?q=a+b',
    '%27',
    "'",
    '%',
    '%2',
    '%u0027',
    '%2527',
    '%252',
    ';',
  ],
  ...[
    ';jsessionid=01',
    ';JSESSIONID=',
    ';jsession',
    '..',
    '//',
    '--',
    '- ',
    ' -',
    '+-',
    '/.git/config',
    '/.env',
    '?or 1',
    ' or 1=1',
    '+OR+',
    '~',
  ],
  ...[
    'union',
    'UNION',
    'sel',
    'select',
    '@@',
    '&&',
    '%26%26',
    '%23',
    '&#',
    '%A0',
    '\xa0',
    '\xe3\x83',
    '%E0%80%A7',
  ],
  ...[
    '%EF%BC%87',
    '%F0%9F',
    '\\',
    '\\"',
    '\\x22',
    '\t',
    '\0',
    '\x7f',
    'xp_',
    'XP_',
    'x'.repeat(40),
    'http://a',
  ],
];
const text = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.stringMatching(/^[a-z0-9/._=-]{0,8}$/)), {
  maxLength: 6,
});
const target = text.map((pieces) => `/${pieces.join('')}`);
const request = fc.oneof(
  { weight: 8, arbitrary: target.map((path) => `GET ${path} HTTP/1.1`) },
  { weight: 1, arbitrary: target.map((path) => `HEAD ${path} HTTP/2`) },
  {
    weight: 2,
    arbitrary: fc
      .tuple(
        pick('POST', 'GET', 'get', 'G', 'GETX', 'HEAD'),
        target,
        pick(' HTTP/1.0', ' HTTP/2.0', '', ' HTTP/9', ' FTP/1.1'),
      )
      .map(([method, path, protocol]) => `${method} ${path}${protocol}`),
  },
  pick(
    '-',
    '',
    'GET',
    'GET  HTTP/1.1',
    'GET HTTP/1.1',
    '\x16\x03\x01',
    'GET http://a/ HTTP/1.1',
    '\\x16\\x03',
  ),
);
const status = pick('200', '200', '200', '302', '304', '404', '500', '-', '20', '2000', 'abc', '');
const bytes = pick('0', '512', '-', '', 'x', '512x', '-5', '1004198.51.100.7', '512 7', '12345678901234567');
const referer = fc.oneof(
  pick('-', '', 'https://www.example.jp/products?page=1', "'", 'http://www.google.co.jp/search?q=%E9%9E%84'),
  text.map((pieces) => `https://www.example.jp/${pieces.join('')}`),
);
const agent = fc.oneof(
  pick(
    '-',
    '',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36',
    'sqlmap/1.7',
    'curl/8.0',
    'Yahoo! Slurp',
    'or! Slurp',
    'Yahoo! 1',
  ),
  text.map((pieces) => `Mozilla/5.0 ${pieces.join('')}`),
);
const ending = pick(
  '\n',
  '\n',
  '\n',
  '\n',
  '\r\n',
  ' extra\n',
  'x\n',
  // Lost line ends.
  '',
  ' ',
  '\r',
  ' [06/May/2024:16:08:09 +0900] "GET',
  '\n\n',
  '\n# comment\n',
  '\n#',
  '\n\xef\xbb\xbf',
);

/** One line for each format, of the same parts. */
const line = fc
  .record({ host, address, account, time, request, status, bytes, referer, agent, ending })
  .map(({ host, address, account, time, request, status, bytes, referer, agent, ending }) => {
    const common = `${address} - ${account} [${time}] "${request}" ${status} ${bytes}`;
    const combined = `${common} "${referer}" "${agent}"`;
    return [
      combined,
      common,
      `${host}:443 ${combined}`,
      `${combined} "${address}"`,
      `${address} ${account} [${host}] [${time}] "${request}" ${status}`,
    ].map((text) => text + ending);
  });

describe('the kernel reads a chunk as the parsers do', () => {
  test('lines of honest and of hostile visitors, whole and torn', () => {
    fc.assert(
      fc.property(
        fc.nat(FORMATS.length - 1),
        fc.array(line, { minLength: 1, maxLength: 12 }),
        fc.nat(40),
        fc.boolean(),
        (input, lines, torn, isTorn) => {
          const whole = lines.map((spellings) => spellings[input]).join('');
          expectSame(input, isTorn ? whole.slice(0, Math.max(0, whole.length - torn)) : whole);
        },
      ),
      { numRuns: 4000 },
    );
  });

  test('lines that are no lines', () => {
    const noise = fc.array(
      fc.oneof(fc.constantFrom(...PIECES, '"', ' ', '\n', '[', ']', '200', '203.0.113.9')),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(fc.nat(FORMATS.length - 1), noise, (input, pieces) => expectSame(input, pieces.join(''))),
      { numRuns: 1000 },
    );
  });

  test('what repeats, until it is remembered', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.array(fc.nat(3), { maxLength: 40 }),
        (lines, order) => expectSame(0, order.map((at) => lines[at % lines.length]![0]).join('')),
      ),
      { numRuns: 300 },
    );
  });

  test('a chunk of the shortest lines, and a line as long as a chunk', () => {
    expectSame(0, 'x\n'.repeat(70_000));
    expectSame(0, '\n'.repeat(70_000));
    const long = `203.0.113.9 - - [06/May/2024:16:08:09 +0900] "GET /${'a'.repeat(1_500_000)} HTTP/1.1" 200 1 "-" "-"`;
    expectSame(0, long);
    expectSame(0, `${long}\n${long.slice(0, 200_000)}`);
    expectSame(0, 'x'.repeat(2 ** 21));
  });

  test('also a line that comes again, at other times and from other addresses', () => {
    const asked = pick(
      '/.env',
      '/wp-login.php',
      '/upload/save_image/a.php',
      '/mypage/orders/1042',
      "/?id=1'--",
      '/none',
      '/user_data/a.css',
      '/user_data/a.css?id=7',
      '/user_data/a.css?v=7',
      '/a-downloads.png?v=1',
      '/a-downloads.png?id=7&v=1',
      '/a-downloads.png?order_id=7',
      '/mypage/orders/1042?v=1',
      '/mypage?v=1',
      '/upload/a.png?v=1',
      `/?id=1'--${'a'.repeat(900)}`,
      `/?id=2'--${'b'.repeat(5000)}`,
    );
    fc.assert(
      fc.property(
        fc.array(fc.tuple(address, asked, pick('200', '404', '500'), bytes, agent), {
          minLength: 1,
          maxLength: 4,
        }),
        fc.array(fc.tuple(fc.nat(3), fc.nat(59), address, bytes), { minLength: 8, maxLength: 40 }),
        (lines, visits) => {
          const chunk = visits.map(([at, second, from, size]) => {
            const [, path, status, , by] = lines[at % lines.length]!;
            const clock = `06/May/2024:16:08:${String(second).padStart(2, '0')} +0900`;
            return `${from} - - [${clock}] "GET ${path} HTTP/1.1" ${status} ${size} "-" "${by}"\n`;
          });
          // What the kernel kept of one chunk serves in the next.
          for (let times = 0; times < 3; times++) expectSame(0, chunk.join(''));
        },
      ),
      { numRuns: 200 },
    );
  });
});

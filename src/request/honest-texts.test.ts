import { describe, expect, it } from 'vitest';
import { inspectCarried } from './carried/inspect-carried.ts';
import { inspectRequest } from './inspect-request.ts';
import { getRequest } from './testing/get-request.ts';
import { HONEST_PARAMETERS } from './testing/honest-parameters.data.ts';
import { HONEST_TEXTS } from './testing/honest-texts.data.ts';

const query = (text: string) => encodeURIComponent(text).replaceAll('%20', '+');

const accused = (requestOf: (text: string) => Parameters<typeof inspectRequest>[0], texts = HONEST_TEXTS) =>
  texts.flatMap((text) =>
    inspectRequest(requestOf(text)).signs.map(({ attack, why }) => `${text}: ${attack} ${why}`),
  );

describe('honest texts', () => {
  it('are many', () => expect(HONEST_TEXTS.length + HONEST_PARAMETERS.length).toBeGreaterThan(1000));

  it.each(['q', 'message', 'name', 'comment'])('are not accused as the parameter %s', (name) => {
    expect(accused((text) => getRequest(`/contact?${name}=${query(text)}&page=2`))).toEqual([]);
  });

  it('are not accused where the server has no such page', () => {
    expect(accused((text) => ({ ...getRequest(`/search?q=${query(text)}`), status: 404 }))).toEqual([]);
  });

  it('are not accused in the Referer of the page after', () => {
    const referer = (text: string) => `https://shop.example/search?q=${query(text)}`;
    expect(accused((text) => getRequest('/css/a.css', { referer: referer(text) }))).toEqual([]);
  });

  it('are not accused in a path, tags and the names of system files apart', () => {
    const words = HONEST_TEXTS.filter((text) => !/<[a-z]{4,}>|<svg>|\/etc\//.test(text));
    expect(words.length).toBeGreaterThan(700);
    expect(accused((text) => getRequest(`/tag/${encodeURIComponent(text)}`), words)).toEqual([]);
  });

  it('are not accused in a form that was sent, nor in a cookie that keeps it', () => {
    const carried = (part: string, textOf: (text: string) => string) =>
      HONEST_TEXTS.flatMap((text) =>
        inspectCarried(part, textOf(text)).flatMap(({ signs }) =>
          signs.map(({ attack, why }) => `${text}: ${attack} ${why}`),
        ),
      );
    expect(carried('Body', (text) => `name=a&message=${query(text)}`)).toEqual([]);
    expect(carried('Body', (text) => JSON.stringify({ message: text }))).toEqual([]);
    expect(carried('Cookie', (text) => `id=1; q=${encodeURIComponent(text)}`)).toEqual([]);
  });
});

describe('honest parameters', () => {
  const target = (at: number) => {
    const [name, value] = HONEST_PARAMETERS[at]!;
    return `/shop/list?${query(name)}=${query(value)}`;
  };
  const numbers = HONEST_PARAMETERS.map((_, at) => `${at}`);

  it('are not accused', () => {
    expect(accused((at) => getRequest(target(Number(at))), numbers)).toEqual([]);
  });

  it('are not accused in the Referer of the page after', () => {
    const referer = (at: string) => `https://shop.example${target(Number(at))}`;
    expect(accused((at) => getRequest('/css/a.css', { referer: referer(at) }), numbers)).toEqual([]);
  });
});

describe('what resembles them and is hostile', () => {
  const attacks = (name: string, text: string) =>
    inspectRequest(getRequest(`/shop/list?${name}=${query(text)}`)).signs.map(({ attack }) => attack);

  it.each([
    ['q', '1 or 5 > 3', 'sqli'],
    ['q', "5' or 5 > 3 -- ", 'sqli'],
    ['q', '5 > 3 and 2 < 4 -- ', 'sqli'],
    ['q', '" -- its', 'sqli'],
    ['q', '10" or 1=1 -- perfect', 'sqli'],
    ['q', ";i''d", 'rce'],
    ['q', ";'i'd;", 'rce'],
    ['q', 'file:///etc/passwd', 'ssrf'],
    ['img', '../../../images/a.jpg', 'traversal'],
    ['img', '../../config.php', 'traversal'],
    ['img', '../../config.php\0.jpg', 'traversal'],
    ['src', 'data:image/svg+xml,<svg onload=alert(1)>', 'xss'],
    ['src', `data:image/svg+xml;base64,${btoa('<svg><script>alert(1)</script></svg>')}`, 'xss'],
    ['src', 'data:image/svg+xml,<svg><a href="javascript:alert(1)">', 'xss'],
    ['q', '<link> <script>alert(1)</script>', 'xss'],
    ['product[description]', '<p align="center"><script>alert(1)</script>', 'xss'],
    ['message', '<img src=x onerror=alert(1)>', 'xss'],
  ])('is found in %s: %s', (name, text, attack) => expect(attacks(name, text)).toContain(attack));
});

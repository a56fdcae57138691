import { expect, it } from 'vitest';
import type { Recipient, Share } from '../../model/sending/recipient.ts';
import { PersonalTexts } from './personal-texts.ts';

const share = (items: string[]): Share => ({ exposure: 'e1', tenant: 'b', certainty: 'taken', items });

function recipient(name: string, items: string[]): Recipient {
  return { key: name, person: name === '' ? {} : { name }, emails: [], shares: [share(items)] };
}

function textsWithCount() {
  const made: string[] = [];
  const texts = new PersonalTexts((name, shares) => {
    const items = shares.flatMap((one) => one.items).join();
    made.push(items);
    return { subject: `To ${name}`, text: `${name}: ${items}`, html: `<p>${name}: ${items}</p>` };
  }, 'customer');
  return { made, texts };
}

it('tells each only what is their own, under their own name', () => {
  const { made, texts } = textsWithCount();
  expect(texts.textFor(recipient('見本 太郎', ['name'])).text).toBe('見本 太郎: name');
  expect(texts.textFor(recipient('見本 花子', ['name', 'phone'])).text).toBe('見本 花子: name,phone');
  expect(texts.textFor(recipient('', ['name'])).text).toBe('customer: name');
  expect(made).toEqual(['name', 'name,phone']);
});

it('takes a name for text and nothing else', () => {
  const { texts } = textsWithCount();
  const text = texts.textFor(recipient('$& <b>\r\nBcc: x@mail.example\u202e"', ['name']));
  expect(text.subject).toBe('To $& <b> Bcc: x@mail.example "');
  expect(text.html).toBe('<p>$&#38; &#60;b&#62; Bcc: x@mail.example &#34;: name</p>');
  expect(texts.textFor(recipient('x'.repeat(500), ['name'])).subject).toHaveLength(103);
});

it('lists every text once, the most frequent first, whatever the order of the persons', () => {
  const { texts } = textsWithCount();
  const people = [recipient('a', ['phone']), recipient('b', ['name']), recipient('c', ['name'])];
  const variants = texts.variants(people, '(name)');
  expect(variants.map(({ count, text }) => [count, text.text])).toEqual([
    [2, '(name): name'],
    [1, '(name): phone'],
  ]);
  expect(texts.variants(people.toReversed(), '(name)')).toEqual(variants);
});

it('counts persons together who were reached in different ways and are told the same', () => {
  const same = new PersonalTexts(() => ({ subject: 's', text: 't', html: null }), 'customer');
  const variants = same.variants([recipient('a', ['phone']), recipient('b', ['name'])], '(name)');
  expect(variants.map(({ count }) => count)).toEqual([2]);
});

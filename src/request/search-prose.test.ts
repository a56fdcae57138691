import { describe, expect, it } from 'vitest';
import { inspectRequest } from './inspect-request.ts';
import { getRequest } from './testing/get-request.ts';

const attacksIn = (name: string, text: string) =>
  inspectRequest(getRequest(`/search?${name}=${encodeURIComponent(text)}`)).signs.map(({ attack }) => attack);

const QUESTIONS = [
  'how to use <script> tag',
  'javascript alert(1) explained',
  'XSS <img> onerror とは',
  'what is ../../etc/passwd',
  '../../etc/passwd とは 何か',
  'cat /etc/hosts どうやる',
  'the <svg> and <iframe> elements',
];

describe('a search that asks about something in words', () => {
  it.each(QUESTIONS)('is no attack: %s', (text) => expect(attacksIn('q', text)).toEqual([]));

  it.each([
    'how to <script>alert(1)</script>',
    'so and so <img src=x onerror=alert(1)>',
    '<script> x',
    '../../etc/passwd',
    'cat /etc/passwd',
    'cat /etc/passwd; id とは',
    'red shoes ; cat /etc/passwd',
    'red shoes <svg/onload=alert(1)>',
    'red shoes "><script>',
    "red shoes ' onfocus=alert(1) autofocus='",
  ])('is one all the same where it holds code: %s', (text) => expect(attacksIn('q', text)).not.toEqual([]));

  it.each(['what is ../../etc/passwd', 'cat /etc/hosts どうやる'])(
    'counts nowhere but in a search: %s',
    (text) => expect(attacksIn('file', text)).not.toEqual([]),
  );
});

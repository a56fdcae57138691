import { describe, expect, it } from 'vitest';
import { BREAK_IN } from './break-in.ts';
import { makeLog, makeRequests } from './make-log.ts';
import { hinomi } from './program.ts';
import { workspace } from './workspace.ts';

const space = workspace();
const log = makeLog();
space.write('access.log', log);

const parse = <T>(ndjson: string): T[] =>
  ndjson
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as T);

describe('hinomi inspect', () => {
  interface Judged {
    readonly input: string | number;
    readonly line: number;
    readonly level: string;
    readonly attacks: readonly string[];
    readonly outcome: string;
    readonly rules: readonly string[];
  }

  it('says one line for each hostile request, in order', async () => {
    const { stdout } = await hinomi(['inspect', 'access.log', '--ndjson'], { cwd: space.path });
    const judged = parse<Judged>(stdout);
    const lines = log.split('\n');
    const injections = lines.flatMap((line, n) =>
      line.startsWith(BREAK_IN.scanner) && line.includes('?name=') ? [n + 1] : [],
    );
    expect(judged.map(({ line }) => line)).toEqual(judged.map(({ line }) => line).toSorted((a, b) => a - b));
    expect(judged.map(({ line }) => line)).toEqual(expect.arrayContaining(injections));
    for (const one of judged) {
      expect(one.attacks.length).toBeGreaterThan(0);
      expect(['attempted', 'succeeded', 'unknown']).toContain(one.outcome);
      expect(['informational', 'low', 'medium', 'high', 'critical']).toContain(one.level);
      expect([BREAK_IN.scanner, BREAK_IN.second]).toContain(lines[one.line - 1]!.split(' ')[0]);
    }
  });

  it('reads standard input', async () => {
    const [piped, named] = await Promise.all([
      hinomi(['inspect', '-', '--ndjson'], { input: log }),
      hinomi(['inspect', 'access.log', '--ndjson'], { cwd: space.path }),
    ]);
    const withoutInput = (ndjson: string) => parse<Judged>(ndjson).map(({ input: _, ...rest }) => rest);
    expect(piped.code).toBe(0);
    expect(withoutInput(piped.stdout)).toEqual(withoutInput(named.stdout));
  });
});

describe('hinomi who', () => {
  it('finds a file in the transfers of FTP servers too', async () => {
    space.write(
      'vsftpd.log',
      [
        'Tue Nov 10 04:00:00 2026 [pid 100] [shop] OK LOGIN: Client "198.51.100.50"',
        'Tue Nov 10 04:00:01 2026 [pid 100] [shop] OK DOWNLOAD: Client "198.51.100.50", "/data/orders.csv", 1234 bytes, 10.00Kbyte/sec',
        'Tue Nov 10 04:00:02 2026 [pid 100] [shop] OK DOWNLOAD: Client "198.51.100.50", "/data/items.csv", 1234 bytes, 10.00Kbyte/sec',
        '',
      ].join('\n'),
    );
    space.write(
      'xferlog',
      'Thu Nov 12 12:00:00 2026 1 198.51.100.54 1234 /data/orders.csv b _ o r web ftp 0 * c\n',
    );
    const { stdout } = await hinomi(['who', '/data/orders.csv', 'vsftpd.log', 'xferlog', '--ndjson'], {
      cwd: space.path,
    });
    expect(
      parse<{ input: string; line: number; target: string }>(stdout).map(
        ({ input, line, target }) => `${input}:${line} ${target}`,
      ),
    ).toEqual(['vsftpd.log:2 /data/orders.csv', 'xferlog:1 /data/orders.csv']);
  });

  it('says that it found nobody', async () => {
    const args = ['who', '192.0.2.222', 'access.log', '--ndjson', '--lang', 'en'];
    const { code, stdout, stderr } = await hinomi(args, { cwd: space.path });
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toContain('has the address, account or path "192.0.2.222"');
  });

  interface Deed {
    readonly at: string;
    readonly line: number;
    readonly address: string;
    readonly method: string;
    readonly target: string;
    readonly status: number;
  }
  const who = async (subject: string) => {
    const { stdout } = await hinomi(['who', subject, 'access.log', '--ndjson'], { cwd: space.path });
    return parse<Deed>(stdout);
  };
  const requests = makeRequests();

  it('tells everything that an address did, also what no rule marked', async () => {
    const expected = requests.filter((request) => request.address === BREAK_IN.second);
    const deeds = await who(BREAK_IN.second);
    expect(deeds.map(({ method, status }) => [method, status])).toEqual(
      expected.map(({ method, status }) => [method, status]),
    );
    expect(deeds.map(({ at }) => Date.parse(at))).toEqual(expected.map(({ at }) => at));
  });

  it('tells who asked for a path', async () => {
    const deeds = await who(BREAK_IN.webshell);
    expect(deeds.map(({ address }) => address)).toEqual(
      requests.filter(({ target }) => target === BREAK_IN.webshell).map(({ address }) => address),
    );
  });

  it('knows IPv6 addresses', async () => {
    const visitor = requests.find(({ address }) => address.includes(':'))!.address;
    const expected = requests.filter(({ address }) => address === visitor).length;
    expect(await who(visitor)).toHaveLength(expected);
  });

  it('says nothing about somebody who is not there', async () => {
    expect(await who('198.51.100.77')).toEqual([]);
  });
});

import { existsSync, readFileSync } from 'node:fs';
import { makeLog } from '../../test/make-log.ts';

const CORPORA = [
  'access/semicomplete-2015.log',
  'access/netsparker-scan-2016.log',
  'params/payload_train.csv',
];

/** One line of each other format, so that every parser starts from something it reads. */
const OTHER_FORMATS = [
  '{"time":"2026-03-01T12:00:00+09:00","remote_addr":"192.0.2.1","request":"GET /?q=1 HTTP/1.1","status":200,"body_bytes_sent":12}',
  '{"level":"info","ts":1772334000.5,"request":{"remote_ip":"192.0.2.1","method":"GET","uri":"/","headers":{"User-Agent":["x"]}},"status":200,"size":5}',
  'time:01/Mar/2026:12:00:00 +0900\thost:192.0.2.1\treq:GET / HTTP/1.1\tstatus:200\tsize:12\tua:x',
  '#Fields: date time c-ip cs-method cs-uri-stem cs-uri-query sc-status cs(User-Agent)',
  '2026-03-01 03:00:00 192.0.2.1 GET /index.aspx id=1 200 Mozilla/5.0+(x)',
  'https 2026-03-01T03:00:00.123456Z app/lb/1 192.0.2.1:4711 10.0.0.1:80 0.001 0.002 0.000 200 200 34 366 "GET https://shop.example:443/?a=b HTTP/1.1" "curl/8" - -',
  'Mar  1 12:00:00 web sshd[4711]: Failed password for invalid user admin from 192.0.2.1 port 4711 ssh2',
  'Sun Mar  1 12:00:00 2026 [pid 4711] [shop] OK DOWNLOAD: Client "192.0.2.1", "/public/a.csv", 1234 bytes, 1.00Kbyte/sec',
  '[Sun Mar 01 12:00:00 2026] [error] [client 192.0.2.1] ModSecurity: Access denied with code 403 [id "942100"] [uri "/"]',
  '--a1b2c3d4-A--\n[01/Mar/2026:12:00:00 +0900] X 192.0.2.1 4711 192.0.2.2 80\n--a1b2c3d4-B--\nGET / HTTP/1.1\n--a1b2c3d4-Z--',
];

/** The lines that are changed: real ones where the corpora are at hand, else generated ones. */
export function fuzzSeeds(root: string, print: (line: string) => void): Buffer[] {
  const seeds: Buffer[] = OTHER_FORMATS.map((line) => Buffer.from(line));
  for (const name of CORPORA) {
    const path = `${root}../shared/corpora/${name}`;
    if (existsSync(path)) seeds.push(...linesOf(readFileSync(path)));
    else print(`${name} is not beside this checkout: not used`);
  }
  seeds.push(...linesOf(Buffer.from(makeLog())));
  return seeds;
}

function linesOf(file: Uint8Array): Buffer[] {
  return Buffer.from(file)
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => Buffer.from(line, 'latin1'));
}

import { describe, expect, it } from 'vitest';
import { inspectMethod } from './inspect-method.ts';
import { inspectWrite } from './inspect-write.ts';

const words = (method: string, protocol = 'HTTP/1.1') =>
  inspectMethod(method, protocol).map(({ attack, why }) => `${attack} ${why}`);

describe('inspectMethod', () => {
  it.each(['GET', 'HEAD', 'POST', 'OPTIONS', ''])('takes %j for ordinary', (method) => {
    expect(words(method)).toEqual([]);
  });

  it.each([
    ['TRACE', 'method-abuse unneeded-method'],
    ['PROPFIND', 'method-abuse unneeded-method'],
    ['MOVE', 'method-abuse unneeded-method'],
    ['PUT', 'method-abuse writing-method'],
    ['NONSENSE', 'method-abuse unknown-method'],
    ['\\x16\\x03\\x01\\x02', 'protocol tls-on-plain-port'],
    ['\x16\x03\x01', 'protocol tls-on-plain-port'],
    ['\\x03', 'protocol no-http'],
    ['{"id":1,', 'protocol no-http'],
  ])('says of %j: %s', (method, sign) => {
    expect(words(method)).toEqual([sign]);
  });

  it('counts methods of interfaces only when they are refused', () => {
    expect(inspectMethod('DELETE', 'HTTP/2.0')[0]?.onlyIfRefused).toBe(true);
  });

  it.each(['HTTP/1.0', 'HTTP/2', 'h2', ''])('knows the protocol %j', (protocol) => {
    expect(words('GET', protocol)).toEqual([]);
  });

  it('says that a protocol is none', () => {
    expect(words('GET', 'HTTP/7.7')).toEqual(['protocol odd-protocol']);
  });
});

describe('inspectWrite', () => {
  it('finds a script that is put onto the server', () => {
    expect(inspectWrite('PUT', '/a.jsp/')).toMatchObject([{ attack: 'upload', why: 'script-put' }]);
    expect(inspectWrite('PUT', '/api/cart/1')).toEqual([]);
    expect(inspectWrite('GET', '/a.jsp')).toEqual([]);
  });
});

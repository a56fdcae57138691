import { expect, test } from 'vitest';
import { columnOfName } from './column-of-name.ts';

test.each([
  ['http.response.status', 'status'],
  ['http.response.status_code', 'status'],
  ['response.status', 'status'],
  ['response.statusCode', 'status'],
  ['res.statusCode', 'status'],
  ['resp.code', 'status'],
  ['event.response.status', 'status'],
  ['status_code', 'status'],
  ['resp_status', 'status'],
  ['http_status_code', 'status'],
  ['http.status_code', 'status'],
  ['sc-status', 'status'],
  ['http.response.bytes', 'bytes'],
  ['http.response.body.bytes', 'bytes'],
  // What is not the answer's own.
  ['upstream.response.status', undefined],
  ['cache.status', undefined],
  ['response.time', 'duration'],
  ['response.headers.status', undefined],
  ['order.status', undefined],
  // What a program makes of it, as OK or 0.
  ['returnCode', undefined],
])('%s is %s', (name, role) => {
  expect(columnOfName(name.split('.'))?.role).toBe(role);
});

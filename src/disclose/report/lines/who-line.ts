import type { ShopEvent } from '../../../model/shop-event.ts';
import { redact, redactUnicode } from '../../../request/redaction/redact.ts';
import { redactAccount } from '../../../request/redaction/redact-account.ts';
import type { TimeWriter } from '../rfc3339.ts';

/** One line of `hinomi who --ndjson`: one event, without secrets. What the log is silent about is null. */
export function whoLine(event: ShopEvent, inputPath: string, time: TimeWriter): string {
  const { source, status, bytes } = event;
  const line = {
    at: time(event.at),
    input: redactUnicode(inputPath),
    line: source.line,
    address: orNull(event.address),
    account: event.account === '' ? null : redactAccount(event.account),
    tenant: orNull(event.tenant),
    method: orNull(event.method),
    // A transfer by FTP and an audit log's line ask for no target, and name what they were about.
    target: orNull(event.target === '' ? event.object : event.target),
    status: status < 0 ? null : status,
    bytes: bytes < 0 ? null : bytes,
    action: orNull(event.action),
    rules: event.rules,
  };
  return `${JSON.stringify(line)}\n`;
}

function orNull(text: string): string | null {
  return text === '' ? null : redact(text);
}

import { textOf } from '../bytes/byte-text.ts';
import type { Format } from '../format.ts';
import { COMMON } from '../named-layouts.ts';
import type { ParseFailure, ParserOptions, RecordParser } from '../record-parser.ts';
import { createRecordView, FIELD, type RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';
import { isFtpCommand, readFtpCommand } from './ftp-command.ts';

/** ProFTPD's ExtendedLog in its default format: the common log format, with commands of FTP for requests. */
export const PROFTPD_EXTENDED: Format = {
  name: 'proftpd-extended',
  kind: 'auth',
  createParser: (options) => new ProftpdExtendedParser(options),
};

class ProftpdExtendedParser implements RecordParser {
  readonly format = 'proftpd-extended';
  readonly #columns: RecordParser;
  readonly #line = createRecordView();
  readonly #writer = new TextRecordWriter();

  constructor(options: ParserOptions) {
    this.#columns = COMMON.createParser(options);
  }

  parse(bytes: Uint8Array, start: number, end: number, view: RecordView): ParseFailure | null {
    const line = this.#line;
    const failure = this.#columns.parse(bytes, start, end, line);
    if (failure !== null) return failure;
    const text = (field: number) => textOf(line.buffer, line.start[field], line.end[field]);
    // A command with a path looks like a request of HTTP/0.9.
    const request = `${text(FIELD.method)} ${text(FIELD.target)} ${text(FIELD.protocol)}`.trim();
    const [, command = '', argument = ''] = /^(\S+) ?(.*)$/s.exec(request) ?? [];
    if (!isFtpCommand(command)) return 'not-this-format';
    const account = text(FIELD.account);
    this.#writer.write(
      {
        kind: 'auth',
        at: line.at,
        address: text(FIELD.address),
        account: command === 'PASS' || line.status !== 331 ? account : argument,
        bytes: line.bytes,
        ...readFtpCommand(command, argument, line.status),
      },
      view,
    );
    return null;
  }
}

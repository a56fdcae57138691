import { isFtpCommand, readFtpCommand } from '../auth/ftp-command.ts';
import { textOf } from '../bytes/byte-text.ts';
import { FIELD, type RecordView } from '../record-view.ts';
import { TextRecordWriter } from '../text-record.ts';

/** IIS 6 put the connection's number before the command: `[12]USER`. */
const METHOD = /^(?:\[\d+\])?(?<command>[A-Za-z]+)$/;

/** Makes logins and transfers of the records that IIS's FTP service writes in W3C format. */
export class W3cFtp {
  readonly #writer = new TextRecordWriter();

  /** What is no command of FTP (IIS's own events of a connection) stays a record that tells of neither. */
  convert(view: RecordView): void {
    const text = (field: number) => textOf(view.buffer, view.start[field], view.end[field]);
    const command = METHOD.exec(text(FIELD.method))?.groups?.command?.toUpperCase() ?? '';
    const { at, status, bytes } = view;
    const argument = text(FIELD.target);
    const facts = isFtpCommand(command) ? readFtpCommand(command, argument, status) : { message: command };
    this.#writer.write(
      { kind: 'auth', at, address: text(FIELD.address), account: text(FIELD.account), bytes, ...facts },
      view,
    );
  }
}

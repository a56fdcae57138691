import type { Format } from '../../collect/format.ts';
import type { RecordParser } from '../../collect/record-parser.ts';
import { createRecordSplitter, type RecordSplitter } from '../../collect/record-splitter.ts';
import { createRecordView, FIELD, type RecordView } from '../../collect/record-view.ts';
import type { Config } from '../../model/config/config.ts';
import { createTenantFinder } from '../../model/config/tenant-finder.ts';
import { RepeatMemory } from '../../model/repeat-memory.ts';
import { plainAddress } from '../../request/address/plain-address.ts';
import { createKnownFinder } from '../../request/known/known-finder.ts';
import { ownText } from '../../request/own-text.ts';
import { type ClientAddress, createClientAddress } from './event/client-address.ts';
import { formatOf } from './format-of.ts';
import type { InputSetup } from './worker-setup.ts';

/** What a worker keeps for one input. */
export interface InputContext {
  readonly input: number;
  /** Null when no format fits: then every line is counted as not understood. */
  readonly format: Format | null;
  readonly parser: RecordParser | null;
  readonly splitter: RecordSplitter;
  readonly view: RecordView;
  readonly clientAddress: ClientAddress | null;
  /** The tenant of a line by its virtual host. */
  readonly tenantOf: (host: string) => string;
}

/** Prepares to read an input's chunks. */
export function createInputContext(setup: InputSetup, config: Config): InputContext {
  const format = formatOf(setup.spec, setup.sample, setup.name);
  return {
    input: setup.input,
    format,
    parser: format?.createParser(setup.options) ?? null,
    splitter: createRecordSplitter(format),
    view: createRecordView(),
    clientAddress: setup.client === undefined ? null : createClientAddress(setup.client, knownIn(config)),
    tenantOf: createTenantOf(config, tenantOfInput(setup, format, config)),
  };
}

function knownIn({ known }: Config): (address: string) => boolean {
  const finder = createKnownFinder(known);
  return (address) => finder.isListed(address);
}

/** A page's host may be one that the shop's logs never name: where there is one shop, the scripts are its. */
function tenantOfInput({ tenant }: InputSetup, format: Format | null, { tenants }: Config): string {
  const only = format?.kind === 'script' && tenants.length === 1 ? tenants[0]!.id : '';
  return tenant || only;
}

/** A name has at most 253 characters (RFC 1035, 2.3.4), and a port behind it. */
const LONGEST_HOST = 260;
const REMEMBERED_HOSTS = 10_000;

/**
 * Configured tenants by host; without any, the host itself is the tenant. Where only one shop is configured, a log
 * that names neither host nor tenant is its.
 */
function createTenantOf(config: Config, ofInput: string): (host: string) => string {
  const find = createTenantFinder(config.tenants);
  const remembered = new RepeatMemory<string>(REMEMBERED_HOSTS);
  const [only, ...others] = config.tenants;
  const ofHostless = ofInput || (others.length === 0 ? (only?.id ?? '') : '');
  return (host) => {
    if (host === '') return ofHostless;
    const known = remembered.get(host);
    if (known !== undefined) return known;
    const tenant = find(host)?.id ?? (ofInput || ownText(host.toLowerCase(), LONGEST_HOST));
    if (host.length <= LONGEST_HOST) remembered.set(host, tenant);
    return tenant;
  };
}

/** A text field of a view as a string: each character is one byte. */
export function textOf(view: RecordView, field: (typeof FIELD)[keyof typeof FIELD]): string {
  const start = view.start[field]!;
  const end = view.end[field]!;
  if (start === end) return '';
  const { buffer } = view;
  // Chunks are Buffers; a parser's own scratch is not.
  const bytes = Buffer.isBuffer(buffer)
    ? buffer
    : Buffer.from(buffer.buffer, buffer.byteOffset, buffer.length);
  return bytes.toString('latin1', start, end);
}

/** The client's address of the record in the view, in one spelling. */
export function clientOf(context: InputContext): string {
  const address = textOf(context.view, FIELD.address);
  return plainAddress(context.clientAddress?.(address, textOf(context.view, FIELD.forwarded)) ?? address);
}

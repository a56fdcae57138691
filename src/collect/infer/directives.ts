import { capturedHeaders } from './captured-headers.ts';
import { type ColumnEvidence, evidenceOf } from './column-evidence.ts';
import { couldBeLengths } from './could-be-lengths.ts';
import type { Token } from './line-tokens.ts';

/**
 * The LogFormat directive of each column, told by its values; undefined when there is no request or no time.
 * Columns that could be anything become `%l`, which is read over.
 */
export function directivesOf(lines: readonly (readonly Token[])[]): string[] | undefined {
  const columns = (lines[0] ?? []).map((_, index) => evidenceOf(lines, index));
  const isTold = (column: ColumnEvidence) => mostly(column.times + column.isoTimes, lines.length);
  const isCounted = (column: ColumnEvidence) => mostly(column.epochs, lines.length);
  const time = columns.some(isTold) ? columns.findIndex(isTold) : columns.findIndex(isCounted);
  const request = requestColumn(columns);
  if (time < 0 || request < 0) return undefined;
  const found = new Finder(columns, lines.length);
  found.set(time, timeDirective(columns[time] as ColumnEvidence));
  found.set(request, '%r');
  if (!found.beforeRequest(request, time)) return undefined;
  found.statusAndBytes(request);
  found.headers(request);
  found.durations(request, lines);
  found.captured(lines);
  return found.directives.map((directive, index) =>
    quote(directive ?? '%l', columns[index] as ColumnEvidence),
  );
}

/** Servers answer with no more statuses than this. */
const STATUSES = 20;

/** The quoted column with most request lines; probes may leave few of them in it. */
function requestColumn(columns: readonly ColumnEvidence[]): number {
  const requests = columns.map((column) => (column.kind === 'quoted' ? column.requests : 0));
  const most = Math.max(0, ...requests);
  return most === 0 ? -1 : requests.indexOf(most);
}

function timeDirective(column: ColumnEvidence): string {
  const isIso = column.isoTimes + column.epochs > column.times;
  if (!isIso) return column.kind === 'bracketed' ? '%t' : '%{%d/%b/%Y:%H:%M:%S %z}t';
  return '%{any}t';
}

function quote(directive: string, column: ColumnEvidence): string {
  if (column.kind === 'quoted') return `"${directive}"`;
  return column.kind === 'bracketed' && directive !== '%t' ? `[${directive}]` : directive;
}

function mostly(part: number, whole: number): boolean {
  return part > 0 && part * 10 >= whole * 9;
}

/** Gives columns their directives, each thing once. */
class Finder {
  readonly directives: (string | undefined)[];
  readonly #columns: readonly ColumnEvidence[];
  readonly #lines: number;

  constructor(columns: readonly ColumnEvidence[], lines: number) {
    this.#columns = columns;
    this.#lines = lines;
    this.directives = columns.map(() => undefined);
  }

  set(index: number, directive: string): void {
    this.directives[index] = directive;
  }

  /**
   * Virtual host, forwarded addresses, address, and the user in the second column behind the address. False
   * when something else stands before the address: then the line is wrapped in something.
   */
  beforeRequest(request: number, time: number): boolean {
    const address = this.#clientColumn(request);
    if (address < 0) return false;
    this.set(address, this.#isPorted(address) ? '%h:%p' : '%h');
    const host = this.#findFree(0, request, (column) =>
      mostly(column.hosts + column.addresses, column.filled),
    );
    if (host >= 0) this.set(host, this.#hasPorts(host) ? '%v:%p' : '%v');
    const isUser =
      this.#isFree(address + 2) && address + 2 < request && !(address < time && time < address + 2);
    const user = isUser && !this.#isTls(address + 1) ? address + 2 : -1;
    if (user >= 0) this.set(user, '%u');
    return this.#columns
      .slice(0, address)
      .every((column, index) => column.filled === 0 || !this.#isFree(index));
  }

  /** The last column of addresses before the request; without one, the first word. */
  #clientColumn(request: number): number {
    let address = -1;
    for (let index = 0; index < request; index++) {
      const column = this.#at(index);
      if (!this.#isFree(index) || column.kind === 'bracketed') continue;
      if (!mostly(column.addressLists, column.filled)) continue;
      if (address >= 0 && this.#at(index).filled < this.#lines) continue;
      if (address >= 0 && this.#isForwarded(address, index)) this.set(address, FORWARDED);
      address = index;
    }
    // Names instead of addresses (HostnameLookups), or nothing at all.
    const { kind, hosts, filled } = this.#at(0);
    return address < 0 && this.#isFree(0) && kind === 'word' && hosts * 10 >= filled * 9 ? 0 : address;
  }

  /** mod_ssl's request log has the version and the cipher behind the address, and no status. */
  #isTls(index: number): boolean {
    return mostly(this.#columns[index]?.tlsVersions ?? 0, this.#lines);
  }

  #hasPorts(index: number): boolean {
    const { hostsWithPort, addressPorts, filled } = this.#at(index);
    return mostly(hostsWithPort + addressPorts, filled);
  }

  /** Of an IPv6 address without brackets only the others, or who wrote it, tell whether a port ends it. */
  #isPorted(index: number): boolean {
    const { addressPorts, sureAddresses, bareAddresses } = this.#at(index);
    if (this.#columns.some(({ timers }) => mostly(timers, this.#lines))) return true;
    return addressPorts > 0 && bareAddresses > 0 && sureAddresses === 0;
  }

  /** Of two columns of addresses the first one is a proxy's header, or an address as virtual host. */
  #isForwarded(first: number, second: number): boolean {
    const [one, other] = [this.#at(first), this.#at(second)];
    return one.addressLists > one.addresses || one.filled < this.#lines || one.distinct >= other.distinct;
  }

  statusAndBytes(request: number): void {
    const isStatus = (column: ColumnEvidence) => mostly(column.statuses, column.filled);
    const behind = this.#findFree(request + 1, this.#columns.length, isStatus);
    // HAProxy puts the request last; a number that takes many values is no status.
    const isFew = (column: ColumnEvidence) => isStatus(column) && column.distinct <= STATUSES;
    const status = behind < 0 ? this.#findFree(0, request, isFew) : behind;
    if (status < 0) return;
    const isSize =
      status === this.#columns.length - 1 && this.#columns.some((_, index) => this.#isTls(index));
    this.set(status, isSize ? '%b' : '%>s');
    if (isSize) return;
    const bytes = this.#findFree(status + 1, status + 2, (column) => column.wholes === column.filled);
    if (bytes >= 0) this.set(bytes, '%b');
  }

  /** Behind the request come Referer and User-Agent in this order, nearly always; the values confirm it. */
  headers(request: number): void {
    const behind = this.#columns
      .map((_, index) => index)
      .filter((index) => index > request && this.#isFree(index));
    for (const index of behind) if (this.#isForwardedBehind(index)) this.set(index, FORWARDED);
    const quoted = behind.filter((index) => this.#at(index).kind === 'quoted');
    const rest = quoted.filter((index) => this.#isFree(index) && !this.#isNumeric(index));
    const agents = rest.filter((index) => this.#at(index).agents * 2 > this.#at(index).filled);
    // What attacks both headers looks like an agent in both.
    const agent =
      agents[0] === rest[0] && agents[1] === rest[1] ? (rest[1] ?? agents[0]) : (agents[0] ?? rest[1]);
    if (agent === undefined) return;
    this.set(agent, '%{User-Agent}i');
    const referer = rest.filter(
      (index) => index !== agent && (this.#looksLikeReferer(index) || this.#standsAsReferer(index, agent)),
    );
    const nearest = referer.findLast((index) => index < agent) ?? referer[0];
    if (nearest !== undefined) this.set(nearest, '%{Referer}i');
  }

  /** Addresses with ports are those of upstream servers. */
  #isForwardedBehind(index: number): boolean {
    const { addressLists, addressPorts, filled } = this.#at(index);
    return mostly(addressLists, filled) && addressPorts === 0;
  }

  #isNumeric(index: number): boolean {
    const { filled, wholes, decimals } = this.#at(index);
    return filled > 0 && wholes + decimals === filled;
  }

  /** Between the size of the answer and the agent stands the Referer, also where nobody sent an honest one. */
  #standsAsReferer(index: number, agent: number): boolean {
    const { hosts, addressLists, filled } = this.#at(index);
    const isBetween = index === agent - 1 && this.directives[index - 1] === '%b';
    return isBetween && !mostly(hosts, filled) && !mostly(addressLists, filled);
  }

  #looksLikeReferer(index: number): boolean {
    const { filled, urls } = this.#at(index);
    return urls * 2 >= filled;
  }

  /** The first list is of the request's headers, one behind it of the answer's. */
  captured(lines: readonly (readonly Token[])[]): void {
    for (let index = 0; index < this.#columns.length; index++) {
      const headers = this.#isFree(index) ? capturedHeaders(lines, index) : undefined;
      if (headers === undefined) continue;
      if (headers.some((directive) => directive !== '%l')) this.set(index, `{${headers.join('|')}}`);
      return;
    }
  }

  /** One number behind the agent: seconds with a fraction, else micro- or milliseconds, told by their size; or a length. */
  durations(request: number, lines: readonly (readonly Token[])[]): void {
    const last = this.#columns.length - 1;
    if (last > request && this.#isFree(last) && mostly(this.#at(last).milliseconds, this.#lines)) {
      this.set(last, '%{ms}Tms');
      return;
    }
    if (this.#areByteCounts(last)) {
      this.set(last - 1, '%I');
      this.set(last, '%O');
      return;
    }
    const index = this.#findFree(request + 1, this.#columns.length, (column) => {
      return column.filled > 0 && column.decimals + column.wholes === column.filled;
    });
    if (index < 0 || index < this.#columns.length - 2) return;
    const { decimals, median } = this.#at(index);
    if (decimals > 0) this.set(index, '%T');
    else if (median >= 1000) this.set(index, '%D');
    else if (median >= 10 && !couldBeLengths(lines, request, index)) this.set(index, '%{ms}T');
  }

  /** mod_logio's: what came in, and what went out with its headers, which is more than the body. */
  #areByteCounts(last: number): boolean {
    const [received, sent] = [this.#columns[last - 1], this.#columns[last]];
    const body = this.#columns[this.directives.indexOf('%b')];
    if (received === undefined || sent === undefined || body === undefined) return false;
    if (!this.#isFree(last - 1) || !this.#isFree(last)) return false;
    const areWhole = received.wholes === this.#lines && sent.wholes === this.#lines;
    return areWhole && received.kind === 'word' && sent.median > body.median && received.median >= 16;
  }

  #findFree(from: number, to: number, test: (column: ColumnEvidence) => boolean): number {
    for (let index = from; index < Math.min(to, this.#columns.length); index++) {
      if (this.#isFree(index) && this.#at(index).filled > 0 && test(this.#at(index))) return index;
    }
    return -1;
  }

  #isFree(index: number): boolean {
    return index < this.#columns.length && this.directives[index] === undefined;
  }

  #at(index: number): ColumnEvidence {
    return this.#columns[index] as ColumnEvidence;
  }
}

const FORWARDED = '%{X-Forwarded-For}i';

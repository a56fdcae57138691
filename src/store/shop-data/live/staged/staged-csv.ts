import { closeSync, ftruncateSync, openSync, unlinkSync, writeSync } from 'node:fs';
import type { StagingArea } from '../../table-source.ts';
import type { CsvSink } from '../live-database.ts';

/** Bytes after which a file is handed over, so that DuckDB reads one while the next is being written. */
const FILE_BYTES = 24 * 1024 * 1024;

/** What came of a table's rows. */
export interface LoadedRows {
  readonly relation: string;
  /** What it is made of. */
  readonly tables: readonly string[];
  readonly rows: number;
  /** What went wrong with reading the files back; undefined when nothing did. */
  readonly failure: unknown;
}

/**
 * Writes records of CSV into private files, one after the other, and has each read into DuckDB while the next comes
 * in. Never more than two files lie on the disk. A record that is cut off is not read.
 */
export class StagedCsv implements CsvSink {
  readonly #area: StagingArea;
  readonly #columns: number;
  readonly #relations: string[] = [];
  #path = '';
  #file = -1;
  #bytes = 0;
  /** Bytes of the file up to which records are whole. */
  #whole = 0;
  #rows = 0;
  #loading: Promise<void> = Promise.resolve();
  #failure: unknown;

  constructor(area: StagingArea, columns: number) {
    this.#area = area;
    this.#columns = columns;
  }

  write(chunk: Uint8Array, border: number): Promise<void> | undefined {
    if (this.#bytes < FILE_BYTES || border < 0) {
      this.#put(chunk, border);
      return undefined;
    }
    this.#put(chunk.subarray(0, border), border);
    const before = this.#loading;
    this.#handOver();
    if (border < chunk.length) this.#put(chunk.subarray(border), -1);
    return before;
  }

  /** After the last record, or when nothing more will come. */
  async finish(): Promise<LoadedRows> {
    this.#handOver();
    await this.#loading;
    const [first] = this.#relations;
    if (first !== undefined && this.#relations.length === 1) return this.#loaded(first);
    const parts = this.#relations.map((relation) => `SELECT * FROM ${relation}`);
    const empty = `SELECT ${Array.from({ length: this.#columns }, (_, at) => `NULL::VARCHAR AS c${at}`).join(', ')} LIMIT 0`;
    return this.#loaded(`(${parts.length === 0 ? empty : parts.join(' UNION ALL ')})`);
  }

  #loaded(relation: string): LoadedRows {
    return { relation, tables: this.#relations, rows: this.#rows, failure: this.#failure };
  }

  #put(chunk: Uint8Array, border: number): void {
    if (this.#file < 0) {
      this.#path = this.#area.newFile('.csv');
      this.#file = openSync(this.#path, 'wx', 0o600);
      this.#bytes = 0;
      this.#whole = 0;
    }
    for (let at = 0; at < chunk.length; ) at += writeSync(this.#file, chunk, at);
    if (border >= 0) this.#whole = this.#bytes + border;
    this.#bytes += chunk.length;
  }

  #handOver(): void {
    if (this.#file < 0) return;
    ftruncateSync(this.#file, this.#whole);
    closeSync(this.#file);
    this.#file = -1;
    const path = this.#path;
    if (this.#whole === 0) {
      unlinkSync(path);
      return;
    }
    this.#loading = this.#loading.then(async () => {
      try {
        const { relation, rows } = await this.#area.readCleanCsv(path, this.#columns);
        this.#relations.push(relation);
        this.#rows += rows;
      } catch (cause) {
        this.#failure ??= cause;
      }
    });
  }
}

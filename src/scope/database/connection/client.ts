/** Who speaks to a database, as its log tells. */
export interface DatabaseClient {
  readonly account: string;
  /** '' for one on the server itself. */
  readonly address: string;
  readonly application: string;
  readonly database: string;
  /** The evidence entry's tenant; '' when it names none. */
  readonly tenant: string;
  /** The actor that the address belongs to; null for anybody else. */
  readonly actor: string | null;
}

const ABSOLUTE = /^[a-z][a-z0-9+.-]{0,31}:\/\/[^/?#]{0,4096}/i;
const SESSION_PARAMETER = /;(?:jsessionid|phpsessid|aspsessionid\w{0,16}|sessionid|sid)=[^/;?]*/gi;

/** Where the origin-form part of a target begins: after `scheme://authority` of an absolute-form one. */
function originStart(target: string): number {
  if (target.charCodeAt(0) === 0x2f) return 0;
  return ABSOLUTE.exec(target)?.[0].length ?? 0;
}

/**
 * The path of a request target, as logged: not decoded, dot segments kept. The authority of an absolute-form
 * target (RFC 9112, 3.2.2) is left out; `//host/x` stays a path, as servers read it. Session ids in path
 * parameters (`;jsessionid=…`) are cut, other path parameters stay. A missing leading slash is added.
 */
export function pathOf(target: string): string {
  if (target === '*' || target === '') return target;
  const start = originStart(target);
  let end = target.indexOf('?', start);
  if (end < 0) end = target.length;
  const hash = target.indexOf('#', start);
  if (hash >= 0 && hash < end) end = hash;
  let path = target.slice(start, end);
  if (path.includes(';')) path = path.replace(SESSION_PARAMETER, '');
  return path.startsWith('/') ? path : `/${path}`;
}

/** The query of a request target as logged, without its `?`; '' when there is none. */
export function queryOf(target: string): string {
  const mark = target.indexOf('?', originStart(target));
  return mark < 0 ? '' : target.slice(mark + 1);
}

/** The authority (`host`, `host:port`) of an absolute-form target; '' for any other. */
export function authorityOf(target: string): string {
  const start = originStart(target);
  return start === 0 ? '' : target.slice(target.indexOf('://') + 3, start);
}

/** One `name=value` of a query, as logged. */
export interface QueryParameter {
  readonly name: string;
  readonly value: string;
}

/**
 * Splits a query at `&`, and each piece at its first `=`. A piece without `=` is a name with an empty value.
 * `;` does not split: servers of today do not split there, and attacks need it whole.
 */
export function queryParametersOf(query: string, limit = 1024): QueryParameter[] {
  const parameters: QueryParameter[] = [];
  for (let from = 0; from < query.length && parameters.length < limit; ) {
    let end = query.indexOf('&', from);
    if (end < 0 || parameters.length === limit - 1) end = query.length;
    if (end > from) {
      const equals = query.indexOf('=', from);
      const cut = equals < 0 || equals > end ? end : equals;
      parameters.push({ name: query.slice(from, cut), value: query.slice(cut + 1, end) });
    }
    from = end + 1;
  }
  return parameters;
}

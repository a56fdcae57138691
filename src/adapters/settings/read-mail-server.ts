import { readFileSync } from 'node:fs';
import { isIPv4 } from 'node:net';
import { dirname, resolve } from 'node:path';
import { AppError } from '../../errors/app-error.ts';
import { mailServerSchema, type WrittenMailServer } from '../../model/sending/mail-server.ts';
import { schemaProblems } from './config-problem.ts';
import { asAppError, readYamlFile } from './read-profile.ts';

/** A mail server's settings with the certificates that they name, or everything that is wrong with them. */
export type MailServerReading =
  | { readonly ok: true; readonly server: WrittenMailServer; readonly ca: string }
  | { readonly ok: false; readonly problems: readonly AppError[] };

/** What the surroundings of the process say: HINOMI_SMTP_USER, HINOMI_SMTP_PASSWORD. */
export type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads how mail is sent: from a URL (`smtps://smtp.shop.example`, `smtp://127.0.0.1:2525`) or a YAML file. User and
 * password come from the file or the environment, never from the URL, which everybody on the machine could read. Over a
 * URL `smtp:` STARTTLS is demanded, unless the server is this machine.
 */
export async function readMailServer(target: string, env: Environment): Promise<MailServerReading> {
  try {
    const login = { user: env.HINOMI_SMTP_USER, password: env.HINOMI_SMTP_PASSWORD };
    const given = Object.fromEntries(Object.entries(login).filter(([, value]) => value !== undefined));
    if (/^smtps?:\/\//i.test(target)) {
      return { ok: true, server: { ...mailServerSchema.parse(ofUrl(target)), ...given }, ca: '' };
    }
    const source = await readYamlFile(target);
    const parsed = mailServerSchema.safeParse(source.value ?? {});
    if (!parsed.success) return { ok: false, problems: schemaProblems(source, parsed.error) };
    const { ca } = parsed.data;
    return {
      ok: true,
      server: { ...parsed.data, ...given },
      ca: ca === undefined ? '' : certificates(resolve(dirname(target), ca)),
    };
  } catch (error) {
    return { ok: false, problems: [asAppError(error)] };
  }
}

function ofUrl(target: string): object {
  const url = URL.canParse(target) ? new URL(target) : null;
  if (url === null || url.hostname === '' || (url.pathname !== '' && url.pathname !== '/')) {
    throw new AppError('OPTION_VALUE', {
      option: '--smtp',
      value: target,
      allowed: 'smtps://smtp.shop.example',
    });
  }
  if (url.username !== '' || url.password !== '') throw new AppError('SMTP_PASSWORD_SHOWN');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const isHere = host === 'localhost' || host === '::1' || (isIPv4(host) && host.startsWith('127.'));
  const security = url.protocol === 'smtps:' ? 'tls' : isHere ? 'none' : 'starttls';
  return { host, security, ...(url.port !== '' && { port: Number(url.port) }) };
}

function certificates(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code = String(error) } = error as NodeJS.ErrnoException;
    throw new AppError('INPUT_UNREADABLE', { path, cause: code }, error);
  }
}

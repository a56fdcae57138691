import { isLoginPageName } from './login-page-name.ts';

/**
 * Whether a page that was shown after a login had been answered with a redirection is a form to log in again: it is called a login.
 *
 * @param segments of its path
 */
export function isSentBack(segments: readonly string[], status: number): boolean {
  return status === 200 && isLoginPageName(segments.at(-1) ?? '');
}

import type { AuthFacts } from './auth-facts.ts';

/** Reads a message of sudo: `alice : TTY=pts/0 ; PWD=/home ; USER=root ; COMMAND=/usr/bin/id`. */
export function readSudoMessage(text: string): AuthFacts {
  const match = /^\s*(?<account>\S+) : (?<rest>.*)$/s.exec(text);
  if (match?.groups === undefined) return { message: text };
  const { account, rest = '' } = match.groups;
  const command = rest.indexOf('COMMAND=');
  const refused =
    /^(?:user NOT in sudoers|command not allowed|\d+ incorrect password attempt|.*authentication)/i;
  const failed = refused.test(rest);
  if (command < 0 && !failed) return { account, message: text };
  return {
    action: 'ssh.sudo',
    result: failed ? 'failure' : 'success',
    account,
    object: command < 0 ? '' : rest.slice(command + 'COMMAND='.length),
    message: failed ? 'sudo-refused' : 'sudo-command',
  };
}

/**
 * Reads a message of su. PAM's opening of the session is what every su logs once for a success; its own
 * sentence (`Successful su for root by alice`) accompanies it.
 */
export function readSuMessage(text: string): AuthFacts {
  const opened =
    /^pam_\w+\(su(?:-l)?:session\): session opened for user (?<object>[^\s(]+)(?:\(uid=\d+\))? by (?<account>[^\s(]*)/;
  const success = opened.exec(text)?.groups;
  if (success !== undefined) return { ...su(success), result: 'success', message: 'su-session' };
  const failed =
    /^FAILED su for (?<object>\S+) by (?<account>\S+)|^FAILED SU \(to (?<other>[^)]+)\) (?<who>\S+)/;
  const failure = failed.exec(text)?.groups;
  if (failure === undefined) return { message: text };
  return {
    ...su({ object: failure.object ?? failure.other, account: failure.account ?? failure.who }),
    result: 'failure',
    message: 'su-refused',
  };
}

function su(groups: Readonly<Record<string, string | undefined>>): AuthFacts {
  return { action: 'ssh.sudo', object: groups.object, account: groups.account };
}

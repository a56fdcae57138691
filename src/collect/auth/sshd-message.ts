import type { AuthFacts } from './auth-facts.ts';

/**
 * Reads a message of OpenSSH's server. One attempt is one failure: `Failed …` and the last word of a connection
 * count, while lines that only accompany them (`Invalid user`, `Connection closed by authenticating user`, PAM)
 * are logins without a result.
 */
export function readSshdMessage(text: string): AuthFacts {
  const repeated = /^message repeated \d+ times: \[ (.*)\]$/.exec(text)?.[1];
  if (repeated !== undefined) return readSshdMessage(repeated);
  for (const [pattern, make] of MESSAGES) {
    const match = pattern.exec(text);
    if (match !== null) return make(match.groups ?? {});
  }
  return { message: text };
}

type Groups = Readonly<Record<string, string | undefined>>;

/** `ACCOUNT from ADDRESS port N`; the last " from " of the line counts, since a user's name can be anything. */
const WHO = /(?:invalid user |illegal user )?(?<account>.*) from (?<address>\S+)(?: port \d+)?/.source;
/** `user ACCOUNT ADDRESS port N`, or just the address. */
const PEER = /(?:(?<kind>invalid user|authenticating user|user) (?<account>.*) )?(?<address>\S+) port \d+/
  .source;

const MESSAGES: readonly (readonly [RegExp, (groups: Groups) => AuthFacts])[] = [
  [
    behind(/^Accepted (?<method>\S+) for /, WHO),
    (groups) => login(groups, 'success', `accepted-${groups.method}`),
  ],
  // The first question of every client, before any password.
  [behind(/^Failed none for /, WHO), (groups) => login(groups, '', 'failed-none')],
  [
    behind(/^Failed (?<method>\S+) for /, WHO),
    (groups) => login(groups, 'failure', `failed-${groups.method}`),
  ],
  [behind(/^(?:Invalid|Illegal) user /, WHO), (groups) => login(groups, '', 'invalid-user')],
  [
    behind(/^(?:error: )?maximum authentication attempts exceeded for /, WHO),
    (groups) => login(groups, 'failure', 'maximum-authentication-attempts'),
  ],
  [
    /^ROOT LOGIN REFUSED FROM (?<address>\S+)/,
    (groups) => login({ ...groups, account: 'root' }, 'failure', 'refused'),
  ],
  [
    /^User (?<account>.*) from (?<address>\S+) not allowed because /,
    (groups) => login(groups, '', 'user-not-allowed'),
  ],
  [
    behind(
      /^(?:Disconnected from|Disconnecting|Connection (?:closed|reset) by|Received disconnect from) /,
      PEER,
    ),
    (groups) => ({
      ...login(groups, '', 'disconnected'),
      // Of a session that was open, or of nobody who tried: no login.
      action: groups.kind === undefined || groups.kind === 'user' ? '' : 'ssh.login',
    }),
  ],
  [
    /^(?<module>pam_\w+\(sshd:auth\)): authentication failure;.* rhost=(?<address>\S*)(?:\s+user=(?<account>.*))?/,
    (groups) => ({ ...login(groups, '', 'pam-failure'), object: groups.module }),
  ],
  // The BSDs' first failures stand nowhere else; Linux says "Failed" besides.
  [
    behind(
      /^error: PAM: (?:[Aa]uthentication (?:failure|error)|User not known to the underlying authentication module) for /,
      WHO,
    ),
    (groups) => login(groups, '', 'pam-failure'),
  ],
  [
    /^pam_\w+\(sshd:session\): session (?<state>opened|closed) for user (?<account>[^\s(]+)/,
    (groups) => ({ account: groups.account, message: `session-${groups.state}` }),
  ],
];

function behind(head: RegExp, tail: string): RegExp {
  return new RegExp(head.source + tail, 's');
}

function login(groups: Groups, result: AuthFacts['result'], message: string): AuthFacts {
  return { action: 'ssh.login', result, address: groups.address, account: groups.account?.trim(), message };
}

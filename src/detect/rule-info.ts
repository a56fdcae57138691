import { ATTACKS, type Attack } from '../model/attack.ts';
import type { Level } from '../model/level.ts';
import { SHOP_ACTIONS, type ShopAction } from '../model/shop-action.ts';
import { CONDUCTS, type Conduct } from './conduct.ts';

/** What detection needs to know of a rule besides when it holds. */
export interface RuleInfo {
  readonly id: string;
  readonly title: string;
  readonly level: Level;
  /** ATT&CK technique ids, upper case: `T1505.003`. */
  readonly techniques: readonly string[];
  /** Empty when the rule's tags name none: then the events' own attacks are taken. */
  readonly attacks: readonly Attack[];
  readonly conduct: Conduct;
  /** What a request means that this rule holds on, when no route of a profile says (tag `hinomi.action.*`). */
  readonly action: ShopAction | '';
  /** Whether the rule reports nothing by itself: it only serves other rules. */
  readonly silent: boolean;
  /** Whether the rule recognises a request for a file of secrets (tag `hinomi.secret-file`). */
  readonly secretFile: boolean;
  /** Whether the rule recognises the begin or the end of a session (tags `hinomi.session-opened`, `-closed`). */
  readonly sessionEdge: 'opened' | 'closed' | '';
  /** Whether the rule recognises a script where content lies (tag `hinomi.content-script`). */
  readonly contentScript: boolean;
  /** Whether the rule recognises what is sent to a page that runs it (tag `hinomi.code-entry`). */
  readonly codeEntry: boolean;
  /** What the rule recognises as written that every visitor's browser loads (tags `hinomi.storefront-code`, `-content`). */
  readonly storefront: Storefront | '';
}

const STOREFRONT = ['code', 'content'] as const;
/** `code`: scripts, templates, themes, settings of payments and of the design; `content`: blocks and pages, which may hold scripts. */
export type Storefront = (typeof STOREFRONT)[number];

/** The part of a Sigma rule or correlation that {@link ruleInfoOf} reads. */
export interface RuleHead {
  readonly id: string;
  readonly title: string;
  readonly level?: Level | undefined;
  readonly tags?: readonly string[] | undefined;
}

const TECHNIQUE = /^attack\.(t\d{4}(?:\.\d{3})?)$/;
const CONDUCT = 'hinomi.conduct.';
const ACTION = 'hinomi.action.';
const SESSION_EDGES = ['opened', 'closed'] as const;

/** Reads a rule's tags. A rule without a level is taken as `medium`, which is what its author left open. */
export function ruleInfoOf(rule: RuleHead, silent = false): RuleInfo {
  const tags = (rule.tags ?? []).map((tag) => tag.toLowerCase());
  const named = (prefix: string) => tags.find((tag) => tag.startsWith(prefix))?.slice(prefix.length) ?? '';
  return {
    id: rule.id,
    title: rule.title,
    level: rule.level ?? 'medium',
    techniques: tags.flatMap((tag) => TECHNIQUE.exec(tag)?.[1]?.toUpperCase() ?? []),
    attacks: ATTACKS.filter((attack) => tags.includes(`hinomi.${attack}`)),
    conduct: CONDUCTS.find((conduct) => conduct === named(CONDUCT)) ?? 'attack',
    action: SHOP_ACTIONS.find((action) => action === named(ACTION)) ?? '',
    silent,
    sessionEdge: SESSION_EDGES.find((edge) => tags.includes(`hinomi.session-${edge}`)) ?? '',
    secretFile: tags.includes('hinomi.secret-file'),
    contentScript: tags.includes('hinomi.content-script'),
    codeEntry: tags.includes('hinomi.code-entry'),
    storefront: STOREFRONT.find((part) => tags.includes(`hinomi.storefront-${part}`)) ?? '',
  };
}

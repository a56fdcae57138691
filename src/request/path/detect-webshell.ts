import type { DecodedValue } from '../decode/decoded-value.ts';
import type { Sign } from '../inspection.ts';
import { COMMAND_NAMES } from '../parameter-names.data.ts';
import { commandAt } from '../shell/command-at.ts';
import { isScriptName } from '../url/script-path.ts';
import { NOTHING, signOf, type ValueContext } from '../value-detector.ts';
import { LIKELY_WEBSHELL_NAMES, WEBSHELL_NAMES } from './webshell-names.data.ts';

const known = new Set(WEBSHELL_NAMES.map((name) => name.toLowerCase()));
const likely = new Set(LIKELY_WEBSHELL_NAMES);

/** Places where shops keep what visitors or editors uploaded, and where no script has any business. */
const UPLOAD_PLACE =
  /\/(?:wp-content\/uploads|uploads|upload_file|upload_files|userfiles|user_files|user_images|attachments|avatars|save_image|temp_image|upload\/(?:image|images|img|file|files|tmp|temp|save_image|temp_image)|media\/(?:catalog|tmp)|fckeditor\/upload|ckfinder\/userfiles|\.well-known\/(?:acme-challenge|pki-validation))\//;
const TALK_NAMES = /^(?:cmd|exec|command|execute|shell|run|system|passthru|cmdline|comando|com)$/;
const BARE_COMMAND =
  /^[\s+]{0,4}(?:id|ls|dir|pwd|ps|ver|env|w|who|hostname|set|whoami|uname|ifconfig|ipconfig|netstat|systeminfo|tasklist)(?:[\s+].{0,64})?$/;
const SHELL_ACTION =
  /^(?:filesman|safemode|bruteforce|selfremove|stringtools|secinfo|ftpquickbrute|phpeval|phpinfo|processes|backc|encoder|ftpbrute)$/;

/** A path that is named as webshells are, or a script where only uploaded content lies. */
export function detectWebshellPath(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if (context.place !== 'path' || !value.lower.includes('.')) return NOTHING;
  const script = value.lower.split('/').find((segment) => isScriptName(segment));
  if (script === undefined) return NOTHING;
  const name = script.slice(0, script.search(/\.(?:ph|jsp|asp|ash|cgi|pl|py|cf|sh|inc|cer|asa|lua|rb)/));
  if (known.has(name) || known.has(script))
    return [signOf('webshell', 'high', 'webshell-name', value, context)];
  if (UPLOAD_PLACE.test(value.lower.slice(0, value.lower.indexOf(script)))) {
    return [signOf('webshell', 'high', 'script-in-upload-place', value, context)];
  }
  if (!likely.has(name)) return NOTHING;
  return [{ ...signOf('webshell', 'medium', 'webshell-name', value, context), onlyIfRefused: true }];
}

/** A parameter as webshells take them: a command under a name for commands, the actions of known shells. */
export function detectWebshellTalk(value: DecodedValue, context: ValueContext): readonly Sign[] {
  if (context.place !== 'query-value' || !COMMAND_NAMES.has(context.name)) return NOTHING;
  const { lower } = value;
  if (SHELL_ACTION.test(lower) && /^(?:a|act|action|x|do)$/.test(context.name)) {
    return [signOf('webshell', 'high', 'webshell-action', value, context)];
  }
  const sight = commandAt(lower, 0);
  const bare = TALK_NAMES.test(context.name) && BARE_COMMAND.test(lower);
  if (!bare && (sight !== 'certain' || (!TALK_NAMES.test(context.name) && !/[\s+/]/.test(lower.trim()))))
    return NOTHING;
  return [signOf('webshell', 'high', 'command-parameter', value, context)];
}

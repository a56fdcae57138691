import { AppError } from '../../errors/app-error.ts';

const NAMED = 5;

/** The error for evidence of which no line was understood; names the inputs, the first five of many. */
export function nothingUnderstood(
  inputs: readonly { readonly open: { readonly path: string; readonly size: number } }[],
): AppError {
  const paths = inputs.slice(0, NAMED).map(({ open }) => open.path);
  if (inputs.length > NAMED) paths.push(`+${inputs.length - NAMED}`);
  const areEmpty = inputs.every(({ open }) => open.size === 0);
  return new AppError(areEmpty ? 'INPUT_EMPTY' : 'NOTHING_UNDERSTOOD', { paths: paths.join(', ') });
}

import { spawn } from 'node:child_process';

/** Opens a file as its owner's system does; does nothing where there is no display, or no such program. */
export function openInBrowser(path: string, env: NodeJS.ProcessEnv): void {
  const [program, ...args] = openerOf(process.platform, env);
  if (program === undefined) return;
  const child = spawn(program, [...args, path], { stdio: 'ignore', detached: true });
  child.on('error', () => {});
  child.unref();
}

/** The system's opener; empty where nobody looks at a display. */
function openerOf(platform: NodeJS.Platform, env: NodeJS.ProcessEnv): string[] {
  if (env.SSH_CONNECTION !== undefined || env.CI !== undefined) return [];
  if (platform === 'darwin') return ['open'];
  if (platform === 'win32') return ['explorer.exe'];
  return env.DISPLAY !== undefined || env.WAYLAND_DISPLAY !== undefined ? ['xdg-open'] : [];
}

import { japanTime } from '../notice/say-date.ts';

/** A moment to the second on a clock in Japan, as logs of mail servers there have it: 2026-11-22 18:57:07. */
export function sayClock(at: number): string {
  return japanTime(at).replace('T', ' ');
}

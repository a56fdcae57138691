import { describe, expect, it } from 'vitest';
import {
  aBreakIn,
  aHostileInvestigation,
  anInvestigation,
  HOSTILE_TEXTS,
} from '../../../test/invented-investigation.ts';
import type { Investigation } from '../../model/investigation.ts';
import { displayWidth } from '../../text/display-width.ts';
import { renderSummary } from './render-summary.ts';

const BASE = { language: 'ja', colour: false, width: 80, out: 'hinomi-report' } as const;

describe('renderSummary', () => {
  it('begins with the headline and ends with where the report is', () => {
    const lines = renderSummary(aBreakIn(), BASE).trimEnd().split('\n');
    expect(lines[0]).toMatch(/^侵入された可能性が高い/);
    expect(lines.slice(-4).join('')).toContain('hinomi-report/report.html');
    for (const heading of ['分かっていること', '分かっていないこと', 'いま行うこと']) {
      expect(lines.some((line) => line.startsWith(heading))).toBe(true);
    }
  });

  it.each([
    ['ja', 80],
    ['ja', 60],
    ['en', 80],
    ['en', 120],
  ] as const)('fits a screen (%s, %d columns)', (language, width) => {
    const lines = renderSummary(aBreakIn(), { ...BASE, language, width })
      .trimEnd()
      .split('\n');
    expect(lines.length).toBeLessThanOrEqual(width < 80 ? 48 : 42);
    for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(width);
  });

  it('says how many statements it left for the report', () => {
    expect(renderSummary(aBreakIn(), { ...BASE, width: 40 })).toMatch(/ほか\d+件/);
  });

  it('colours only when it may', () => {
    expect(renderSummary(aBreakIn(), BASE)).not.toContain('\u001b');
    expect(renderSummary(aBreakIn(), { ...BASE, colour: true })).toContain('\u001b[1;31m侵入');
  });

  it('says what was examined and what cannot be excluded when nothing was found', () => {
    const said = renderSummary(anInvestigation(), BASE).replaceAll('\n', '');
    expect(said).toContain('痕跡は確認されていません');
    expect(said).toContain('10,000行');
    expect(said).not.toContain('被害はありません');
  });

  it('says that it is only a part', () => {
    expect(renderSummary(anInvestigation({ partial: true }), { ...BASE, language: 'en' })).toContain(
      'only part',
    );
  });

  it.each(HOSTILE_TEXTS)('writes no control and no secret of %j', (text) => {
    const hostile: Investigation = aHostileInvestigation(text);
    for (const language of ['ja', 'en'] as const) {
      const said = renderSummary(hostile, { ...BASE, language, out: text });
      expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(said).not.toMatch(/4111|Hunter2|cvv=123/);
    }
  });
});

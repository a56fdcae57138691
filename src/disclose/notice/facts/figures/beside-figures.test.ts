import { describe, expect, it } from 'vitest';
import type { NoticeFigure } from '../../../../model/notice/notice-figure.ts';
import { besideFigures } from './beside-figures.ts';

function figure(id: string, unit: NoticeFigure['unit'], more: Partial<NoticeFigure> = {}): NoticeFigure {
  return {
    id,
    from: `total:${id}`,
    n: 5,
    unit,
    bound: 'exact',
    isRounded: false,
    certainty: 'taken',
    act: 'taken',
    items: [],
    label: '',
    partOf: '',
    sumOf: [],
    tenant: '',
    ...more,
  };
}

function told(figures: readonly NoticeFigure[]): Record<string, string[]> {
  return Object.fromEntries(
    [...besideFigures(figures)].map(([id, others]) => [id, others.map((one) => one.id)]),
  );
}

describe('besideFigures', () => {
  it('tells persons, and what else was counted beside them, without rows', () => {
    const figures = [figure('rows', 'records'), figure('orders', 'orders'), figure('people', 'persons')];
    expect(told(figures)).toEqual({ people: ['orders'] });
  });

  it('tells rows where nothing else was counted', () => {
    expect(told([figure('rows', 'records')])).toEqual({ rows: [] });
  });

  it('keeps certainties and tenants apart', () => {
    const seen = figure('seen', 'persons', { certainty: 'viewed' });
    const elsewhere = figure('elsewhere', 'orders', { tenant: 'b' });
    expect(told([figure('people', 'persons'), seen, elsewhere])).toEqual({
      people: [],
      seen: [],
      elsewhere: [],
    });
  });

  it('leaves alone what a person recorded', () => {
    expect(told([figure('typed', 'orders', { from: 'figure:typed' }), figure('people', 'persons')])).toEqual({
      people: [],
    });
  });
});

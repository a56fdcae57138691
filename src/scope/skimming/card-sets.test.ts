import { expect, it } from 'vitest';
import { profileSchema } from '../../model/config/profile-schema.ts';
import { cardData } from './card-sets.ts';

const items = { card_number: { where: { payment: 'card' } } };
const set = { table: 't', id: 'id', placed_at: 'at', items };

it('counts orders once where another data set tells of the same ones', () => {
  const sets = (data: object) =>
    cardData(profileSchema.parse({ name: 'scene', data })).sets.map((each) => each.set);
  expect(sets({ posted: set, orders: set })).toEqual(['orders']);
  expect(sets({ posted: set, orders: { ...set, items: { name: 'name' } } })).toEqual(['posted']);
  expect(sets({ posted: set, other: set })).toEqual(['posted', 'other']);
});

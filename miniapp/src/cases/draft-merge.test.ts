import { expect, test } from 'vitest';
import { isSame, mergeAnswers, withTheirs } from './draft-merge';

const base = { phone: '1', home: 'a', note: 'x' };

test('what only one side changed is taken from that side, also when it was emptied', () => {
  const { merged, conflicts } = mergeAnswers({
    base,
    mine: { phone: '2', home: 'a', note: '' },
    theirs: { phone: '1', home: 'b', note: 'x', card: '9' },
  });
  expect(conflicts).toEqual([]);
  expect(merged).toEqual({ phone: '2', home: 'b', card: '9' });
});

test('the same change on both sides is no conflict', () => {
  const changed = { ...base, phone: '2' };
  expect(mergeAnswers({ base, mine: changed, theirs: changed })).toEqual({ merged: changed, conflicts: [] });
});

test('a field that both changed is asked about, and nothing else gets lost whichever is chosen', () => {
  const { merged, conflicts } = mergeAnswers({
    base,
    mine: { ...base, phone: '2', home: 'mine' },
    theirs: { ...base, phone: '3', note: 'theirs' },
  });
  expect(conflicts).toEqual([{ id: 'phone', mine: '2', theirs: '3' }]);
  expect(merged).toEqual({ phone: '2', home: 'mine', note: 'theirs' });
  expect(withTheirs(merged, conflicts)).toEqual({ phone: '3', home: 'mine', note: 'theirs' });
});

test('an empty answer is none', () => expect(isSame({ phone: '' }, {})).toBe(true));

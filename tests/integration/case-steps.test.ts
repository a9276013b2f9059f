import '@yichuang/contract/zod-setup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { StaffAction } from '@yichuang/contract/cases/case';
import { isAllowed, stateAfter, TRANSITIONS, type Situation } from '@yichuang/contract/cases/rules';
import { actOnCase, getStaffCase } from '@yichuang/contract/cases/staff-contract';
import { createCaseWorld, DETAILS, WAYS, type CaseWorld } from '../support/case-world.ts';
import { startStack, type Stack } from '../support/stack.ts';

let stack: Stack;
let world: CaseWorld;
beforeAll(async () => {
  stack = await startStack();
  world = await createCaseWorld(stack);
});
afterAll(() => stack?.stop());

describe.each(WAYS)('$state after $way', ({ state, way, ...known }) => {
  const situation: Situation = {
    state,
    hasPreReview: false,
    wasCorrected: false,
    isExtended: false,
    reminders: 0,
    ...known,
  };
  const allowed = StaffAction.options.filter((action) => isAllowed(action, situation));
  const forbidden = StaffAction.options.filter((action) => !allowed.includes(action));

  test('refuses every other action with what may be done instead, and stays as it is', async () => {
    const { id } = await world.after(way, situation.hasPreReview);
    const { stateVersion } = await world.clerk.do(getStaffCase, { params: { id } });
    for (const action of forbidden) {
      const who = world.whoTakes(action);
      const { allowed: shown } = await who.do(getStaffCase, { params: { id } });
      const body = { action, stateVersion, ...DETAILS[action] };
      const problem = await who.refused(actOnCase, { params: { id }, body });
      expect([action, problem.code, problem.allowed]).toEqual([action, 'ACTION_NOT_ALLOWED', shown]);
      const role = TRANSITIONS[action].who;
      expect(shown).toEqual(allowed.filter((one) => TRANSITIONS[one].who === role));
    }
    const after = await world.clerk.do(getStaffCase, { params: { id } });
    expect([after.state, after.stateVersion]).toEqual([state, stateVersion]);
  });

  test('takes every action that the table allows to where the table says', async () => {
    for (const action of allowed) {
      const { id } = await world.after(way, situation.hasPreReview);
      const moved = await world.act(id, action);
      expect([action, moved.state]).toEqual([action, stateAfter(action, state, 'granted')]);
      expect(moved.timeline.at(-1)?.action).toBe(action);
    }
  });
});

test('who received a case cannot decide on it, and nobody takes a step that is not theirs', async () => {
  const { id } = await world.after(['accept']);
  const { stateVersion } = await world.clerk.do(getStaffCase, { params: { id } });
  const refused = (who: 'clerk' | 'officer' | 'lead', action: StaffAction) =>
    world[who].refused(actOnCase, { params: { id }, body: { action, stateVersion, ...DETAILS[action] } });
  expect((await refused('clerk', 'startReview')).code).toBe('FORBIDDEN');
  expect((await refused('lead', 'startReview')).code).toBe('FORBIDDEN');
  expect((await refused('officer', 'extend')).code).toBe('FORBIDDEN');
});

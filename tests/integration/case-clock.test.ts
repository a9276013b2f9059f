import '@yichuang/contract/zod-setup';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addDays } from '@yichuang/contract/calendar';
import { getCase, getClock } from '@yichuang/contract/cases/contract';
import { actOnCase, getStaffCase } from '@yichuang/contract/cases/staff-contract';
import { createCaseWorld } from '../support/case-world.ts';
import { as } from '../support/client.ts';
import { startStack, type Stack } from '../support/stack.ts';

const at = (date: string, time = '10:00') => `${date}T${time}:00.000+08:00`;
let stack: Stack;
let people = 8000;
beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack?.stop());

/** Somebody's case, received that morning; everybody signs in anew, because no session outlives such leaps. */
async function handedInOn(date: string) {
  await stack.setClock(at(date));
  const world = await createCaseWorld(stack, people++);
  return { world, ...(await world.submitted()) };
}

// free from 15 to 23 February, at work on the Saturdays before and after
describe('over Spring Festival 2026', () => {
  test.each([
    // Thursday: Friday, the working Saturday, then Tuesday the 24th to Thursday
    ['2026-02-12', '2026-02-26'],
    // Friday: the working Saturday, then Tuesday to Friday
    ['2026-02-13', '2026-02-27'],
    // the working Saturday: Tuesday to Friday and the second working Saturday
    ['2026-02-14', '2026-02-28'],
    // within the holiday
    ['2026-02-18', '2026-02-28'],
  ])('what is received on %s is answered by %s', async (received, due) => {
    const { person, id } = await handedInOn(received);
    const { clock, dueDate } = await person.do(getCase, { params: { id } });
    expect([dueDate, clock?.dueDate, clock?.leftDays]).toEqual([due, due, 5]);
    // 24:00 of the last day
    expect(clock?.dueAt).toBe(at(addDays(due, 1), '00:00'));
  });

  test('seven promised working days count both Saturdays and no holiday', async () => {
    const { world, person, id } = await handedInOn('2026-02-13');
    await world.act(id, 'accept');
    const { clocks } = await person.do(getClock, { params: { id } });
    const promise = clocks.find(({ clock }) => clock === 'promise');
    expect(promise).toMatchObject({ limitDays: 7, dueDate: '2026-03-02', provisional: false });
  });

  test('nobody answers: on the last evening it waits, a minute later the law has accepted it from the day of receipt', async () => {
    const { id } = await handedInOn('2026-02-13');
    await stack.setClock(at('2026-02-27', '23:59'));
    const clerk = await as(stack.url, 'clerk-1');
    const seen = await clerk.do(getStaffCase, { params: { id } });
    expect([seen.state, seen.allowed.includes('accept')]).toEqual(['received', true]);
    await stack.setClock(at('2026-02-28', '00:00'));
    const late = { action: 'refuseAcceptance' as const, stateVersion: seen.stateVersion, reason: '太晚了' };
    expect((await clerk.refused(actOnCase, { params: { id }, body: late })).code).toBe('STATE_CHANGED');
    const officer = await as(stack.url, 'officer-1');
    const taken = { action: 'startReview' as const, stateVersion: seen.stateVersion + 1 };
    const moved = await officer.do(actOnCase, { params: { id }, body: taken });
    expect(moved).toMatchObject({ state: 'underReview', flags: { deemedAccepted: true }, dueDate: '2026-03-02' });
    expect(moved.timeline.map(({ action, by }) => `${by} ${action}`)).toEqual([
      'applicant submit',
      'system deemAccept',
      'officer startReview',
    ]);
  });
});

import type { Stack } from '../support/stack.ts';
import { as, nobody, type Person } from '../support/client.ts';
import { hallOf, taskCodeOf } from '../support/journey.ts';

/** A Tuesday without holidays near it. */
export const TODAY = '2026-11-24';
/** 9:28: the 10:00 slot can still be booked (until half an hour before), and its doors open in two minutes. */
export const MORNING = `${TODAY}T09:28:00.000+08:00`;
export const DOORS_OPEN = `${TODAY}T09:31:00.000+08:00`;

export type World = Awaited<ReturnType<typeof createWorld>>;

/** What the sweeps speak of: the people, one hall, a few items. `fresh` gives a person who has booked nothing yet. */
export async function createWorld(stack: Stack, closed: Stack) {
  const clerk = await as(stack.url, 'clerk-1');
  const citizen = await as(stack.url, 'chen-citizen');
  let people = 0;
  return {
    stack,
    /** A deployment without demo accounts and test clock. */
    closed,
    nobody: nobody(stack.url),
    citizen,
    clerk,
    // signed in once: an account may do so only so often
    supervisor: await as(stack.url, 'supervisor'),
    catalogueAdmin: await as(stack.url, 'catalogue-admin'),
    hallId: await hallOf(clerk),
    taskCode: await taskCodeOf(citizen, '高龄津贴'),
    otherTaskCode: await taskCodeOf(citizen, '城乡居民基本医疗保险参保登记'),
    thirdTaskCode: await taskCodeOf(citizen, '跨省异地就医备案'),
    /** Of the other site: no hall here serves it. */
    foreignHallId: await hallOf(await as(stack.url, 'pds-clerk')),
    foreignTaskCode: await taskCodeOf(citizen, '高龄津贴', '4104'),
    as: (account: string): Promise<Person> => as(stack.url, account),
    fresh: (): Promise<Person> => as(stack.url, `load-${5000 + people++}`),
  };
}

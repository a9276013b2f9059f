import type { Problem } from '@yichuang/contract/problem';
import {
  appendCaseReview,
  appendVisitReview,
  getPoint,
  reopenCaseReview,
  reopenVisitReview,
  reviewCase,
  reviewPoint,
  reviewVisit,
} from '@yichuang/contract/reviews/contract';
import { actOnReviewOrder } from '@yichuang/contract/reviews/staff-contract';
import { submittedCase } from '../support/cases.ts';
import { bookToday } from '../support/journey.ts';
import { badReview, decidedCase, servedVisit } from '../support/reviews.ts';
import { aPoint, reviewStaff } from './review-examples.ts';
import { TODAY, type World } from './world.ts';

type Scenario = (world: World) => Promise<Problem>;
const GOOD = { level: 4 as const };
const WORDS = { text: '补充一句' };

const aDecidedCase = async (world: World) => {
  const person = await world.fresh();
  const { id } = await decidedCase(person, await reviewStaff(world), world.taskCode);
  return { person, params: { id } };
};
const aServedVisit = async ({ stack, fresh, clerk, taskCode }: World) => {
  const person = await fresh();
  const { id } = await servedVisit(stack, person, clerk, taskCode);
  return { person, params: { id } };
};
const anOrder = async (world: World) => {
  const staff = await reviewStaff(world);
  return { ...staff, ...(await badReview(await world.fresh(), staff, world.taskCode)) };
};

export const REVIEW_SCENARIOS: Record<string, Scenario> = {
  'reviewCase ACTION_NOT_ALLOWED': async ({ fresh, taskCode }) => {
    const person = await fresh();
    const { id } = await submittedCase(person, taskCode);
    return person.refused(reviewCase, { params: { id }, body: GOOD });
  },
  'reviewCase ALREADY_REVIEWED': async (world) => {
    const { person, params } = await aDecidedCase(world);
    await person.do(reviewCase, { params, body: GOOD });
    return person.refused(reviewCase, { params, body: GOOD });
  },
  'reviewCase REASON_REQUIRED': async (world) => {
    const { person, params } = await aDecidedCase(world);
    return person.refused(reviewCase, { params, body: { level: 1 } });
  },
  'appendCaseReview ACTION_NOT_ALLOWED': async (world) => {
    const { person, params } = await aDecidedCase(world);
    await person.do(reviewCase, { params, body: GOOD });
    await person.do(appendCaseReview, { params, body: WORDS });
    return person.refused(appendCaseReview, { params, body: WORDS });
  },
  'reopenCaseReview ACTION_NOT_ALLOWED': async (world) => {
    const { person, params } = await aDecidedCase(world);
    await person.do(reviewCase, { params, body: GOOD });
    return person.refused(reopenCaseReview, { params, body: WORDS });
  },
  'reviewVisit ACTION_NOT_ALLOWED': async ({ fresh, hallId, taskCode }) => {
    const person = await fresh();
    const { id } = await bookToday(person, hallId, taskCode, TODAY);
    return person.refused(reviewVisit, { params: { id }, body: GOOD });
  },
  'reviewVisit ALREADY_REVIEWED': async (world) => {
    const { person, params } = await aServedVisit(world);
    await person.do(reviewVisit, { params, body: GOOD });
    return person.refused(reviewVisit, { params, body: GOOD });
  },
  'reviewVisit REASON_REQUIRED': async (world) => {
    const { person, params } = await aServedVisit(world);
    return person.refused(reviewVisit, { params, body: { level: 2 } });
  },
  'appendVisitReview ACTION_NOT_ALLOWED': async (world) => {
    const { person, params } = await aServedVisit(world);
    await person.do(reviewVisit, { params, body: GOOD });
    await person.do(appendVisitReview, { params, body: WORDS });
    return person.refused(appendVisitReview, { params, body: WORDS });
  },
  'reopenVisitReview ACTION_NOT_ALLOWED': async (world) => {
    const { person, params } = await aServedVisit(world);
    await person.do(reviewVisit, { params, body: GOOD });
    return person.refused(reopenVisitReview, { params, body: WORDS });
  },
  'getPoint NOT_FOUND': ({ nobody }) => nobody.refused(getPoint, { params: { point: 'no-such-point' } }),
  'reviewPoint NOT_FOUND': ({ nobody }) => nobody.refused(reviewPoint, { body: { point: 'no-such-point', ...GOOD } }),
  'reviewPoint REASON_REQUIRED': async (world) =>
    world.nobody.refused(reviewPoint, { body: { point: (await aPoint(world)).point, level: 1 } }),
  'reviewPoint ALREADY_REVIEWED': async (world) => {
    const body = { point: (await aPoint(world)).point, ...GOOD, phoneTail: '0048' };
    await world.nobody.do(reviewPoint, { body });
    return world.nobody.refused(reviewPoint, { body });
  },
  'actOnReviewOrder ACTION_NOT_ALLOWED': async (world) => {
    const { lead, order } = await anOrder(world);
    return lead.refused(actOnReviewOrder, { ...order, body: { action: 'close', stateVersion: 1 } });
  },
  'actOnReviewOrder STATE_CHANGED': async (world) => {
    const { lead, order } = await anOrder(world);
    return lead.refused(actOnReviewOrder, { ...order, body: { action: 'close', stateVersion: 7 } });
  },
  'actOnReviewOrder REASON_REQUIRED': async (world) => {
    const { lead, handler, order } = await anOrder(world);
    const assign = { action: 'assign' as const, stateVersion: 1, handlerId: 'officer-2' };
    await lead.do(actOnReviewOrder, { ...order, body: assign });
    return handler.refused(actOnReviewOrder, { ...order, body: { action: 'contact', stateVersion: 2 } });
  },
};

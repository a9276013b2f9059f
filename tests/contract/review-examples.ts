import { getVisitReview, reviewCase, reviewVisit } from '@yichuang/contract/reviews/contract';
import { listReviewPoints } from '@yichuang/contract/reviews/staff-contract';
import { answeredReview, answerOrder, badReview, decidedCase, servedVisit } from '../support/reviews.ts';
import type { Example } from './example-makers.ts';
import type { World } from './world.ts';

const GOOD = { level: 5 as const, indicators: ['514'] };
const WORDS = { text: '补充一句' };

export const reviewStaff = async ({ as, clerk }: World) => ({
  clerk,
  officer: await as('officer-1'),
  handler: await as('officer-2'),
  lead: await as('lead-1'),
});

const aCase =
  (body?: object, isReviewed = true): Example =>
  async (world) => {
    const person = await world.fresh();
    const { id } = await decidedCase(person, await reviewStaff(world), world.taskCode);
    if (isReviewed) await person.do(reviewCase, { params: { id }, body: GOOD });
    return { person, sent: { params: { id }, ...(body && { body }) } };
  };
const aVisit =
  (body?: object, isReviewed = true): Example =>
  async ({ stack, fresh, clerk, taskCode }) => {
    const person = await fresh();
    const { id } = await servedVisit(stack, person, clerk, taskCode);
    if (isReviewed) await person.do(reviewVisit, { params: { id }, body: { level: 1, text: '等了一上午' } });
    return { person, sent: { params: { id }, ...(body && { body }) } };
  };
const anOrder =
  (body?: object): Example =>
  async (world) => {
    const staff = await reviewStaff(world);
    const { order } = await badReview(await world.fresh(), staff, world.taskCode);
    return { person: staff.lead, sent: { ...order, ...(body && { body }) } };
  };
export const aPoint = async ({ clerk }: World) => (await clerk.do(listReviewPoints, { query: {} })).items[0]!;

export const REVIEW_EXAMPLES = {
  listColleagues: async ({ as }) => ({ person: await as('lead-1'), sent: {} }),
  listIndicators: async ({ nobody }) => ({ person: nobody, sent: {} }),
  reviewCase: aCase(GOOD, false),
  getCaseReview: aCase(),
  appendCaseReview: aCase(WORDS),
  reopenCaseReview: async (world) => {
    const person = await world.fresh();
    const { id } = await answeredReview(person, await reviewStaff(world), world.taskCode);
    return { person, sent: { params: { id }, body: WORDS } };
  },
  reviewVisit: aVisit(GOOD, false),
  getVisitReview: aVisit(),
  appendVisitReview: aVisit(WORDS),
  reopenVisitReview: async (world) => {
    const { person, sent } = await aVisit(WORDS)(world);
    const { id } = (sent as { params: { id: string } }).params;
    const review = await person.do(getVisitReview, { params: { id } });
    await answerOrder(await reviewStaff(world), { params: { id: review.id } });
    return { person, sent };
  },
  getPoint: async (world) => ({ person: world.nobody, sent: { params: { point: (await aPoint(world)).point } } }),
  reviewPoint: async (world) => {
    const { point } = await aPoint(world);
    return { person: world.nobody, sent: { body: { point, ...GOOD } } };
  },
  getReviewSummary: async ({ nobody }) => ({ person: nobody, sent: { query: { region: '420704' } } }),
  listReviewOrders: async ({ as }) => ({ person: await as('lead-1'), sent: { query: {} } }),
  getReviewOrder: anOrder(),
  actOnReviewOrder: anOrder({ action: 'assign', stateVersion: 1, handlerId: 'officer-2' }),
  listReviewPoints: async ({ clerk }) => ({ person: clerk, sent: { query: {} } }),
  getPointPoster: async (world) => ({ person: world.clerk, sent: { params: { id: (await aPoint(world)).id } } }),
} satisfies Record<string, Example>;

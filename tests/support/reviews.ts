import { callNext, finishService, startService } from '@yichuang/contract/appointments/staff-contract';
import { reviewCase } from '@yichuang/contract/reviews/contract';
import { actOnReviewOrder, getReviewOrder, type OrderAction } from '@yichuang/contract/reviews/staff-contract';
import { submittedCase, takeStep } from './cases.ts';
import type { Person } from './client.ts';
import { bookAndCheckIn, openedWindow } from './journey.ts';
import type { Stack } from './stack.ts';

type Staff = { clerk: Person; officer: Person };

/** A case on which the officer has decided: it can be reviewed. */
export async function decidedCase(person: Person, { clerk, officer }: Staff, taskCode: string) {
  const { id } = await submittedCase(person, taskCode);
  await takeStep(clerk, id, 'accept');
  await takeStep(officer, id, 'startReview');
  await takeStep(officer, id, 'decide', { result: 'granted' });
  return { id };
}

/** A visit that the clerk's window has served: whoever stands before it in the line is served first. */
export async function servedVisit(stack: Stack, person: Person, clerk: Person, taskCode: string) {
  const { appointment, checkedIn } = await bookAndCheckIn(stack, person, clerk, taskCode);
  const params = { params: { id: await openedWindow(clerk) }, body: {} };
  for (let served = ''; served !== checkedIn.ticket.id;) {
    const { ticket } = await clerk.do(callNext, params);
    if (!ticket) throw new Error('the visitor was never called');
    await clerk.do(startService, params);
    await clerk.do(finishService, params);
    served = ticket.id;
  }
  return { id: appointment.id };
}

/** A bad review; `order` is the address of what follows from it. */
export async function badReview(person: Person, staff: Staff, taskCode: string) {
  const { id } = await decidedCase(person, staff, taskCode);
  const review = await person.do(reviewCase, { params: { id }, body: { level: 2, indicators: ['214'] } });
  return { id, order: { params: { id: review.id } } };
}

/** The next step of an order, as the screen of the lead shows it. */
async function takeOrderStep(
  { lead, by }: { lead: Person; by: Person },
  order: { params: { id: string } },
  { action, ...details }: { action: OrderAction } & Record<string, unknown>,
) {
  const { stateVersion } = await lead.do(getReviewOrder, order);
  return by.do(actOnReviewOrder, { ...order, body: { action, stateVersion, note: '已办', ...details } });
}

type Desk = Staff & { lead: Person; handler: Person };

/** Up to the reply, on which the person who rated may take it up again. */
export async function answerOrder({ lead, handler }: Desk, order: { params: { id: string } }) {
  await takeOrderStep({ lead, by: lead }, order, { action: 'assign', handlerId: 'officer-2' });
  const steps = [
    { action: 'contact' as const },
    { action: 'verify' as const, finding: 'true' },
    { action: 'rectify' as const },
    { action: 'reply' as const, text: '已向您道歉，窗口已经培训' },
  ];
  for (const step of steps) await takeOrderStep({ lead, by: handler }, order, step);
}

export async function answeredReview(person: Person, desk: Desk, taskCode: string) {
  const { id, order } = await badReview(person, desk, taskCode);
  await answerOrder(desk, order);
  return { id, order };
}

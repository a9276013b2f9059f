import { askedForHelp, visit } from '../support/help.ts';
import { answeredFeedback, CONSULTATION, filedFeedback } from '../support/feedback.ts';
import type { Example } from './example-makers.ts';
import type { World } from './world.ts';

const asked =
  (body?: object): Example =>
  async ({ fresh, taskCode }) => {
    const person = await fresh();
    return { person, sent: { params: { id: await askedForHelp(person, taskCode) }, ...(body && { body }) } };
  };

/** Somebody's feedback with an answer. */
export async function answered({ fresh, as }: World) {
  const person = await fresh();
  const id = await answeredFeedback(person, { lead: await as('lead-1'), officer: await as('officer-1') });
  return { person, params: { id } };
}

export const HELP_EXAMPLES = {
  askForHelp: async ({ fresh, taskCode }) => ({ person: await fresh(), sent: { body: visit(taskCode) } }),
  listHelpRequests: async ({ citizen }) => ({ person: citizen, sent: { query: {} } }),
  getHelpRequest: asked(),
  cancelHelpRequest: asked({}),
  listStaffHelpRequests: async ({ as }) => ({ person: await as('yanji-helper'), sent: { query: {} } }),
  actOnHelpRequest: async ({ as, fresh, taskCode }) => ({
    person: await as('yanji-helper'),
    sent: {
      params: { id: await askedForHelp(await fresh(), taskCode) },
      body: { action: 'accept', stateVersion: 1 },
    },
  }),
  fileFeedback: async ({ fresh }) => ({ person: await fresh(), sent: { body: CONSULTATION } }),
  listFeedback: async ({ citizen }) => ({ person: citizen, sent: { query: {} } }),
  getFeedback: async (world) => {
    const { person, params } = await answered(world);
    return { person, sent: { params } };
  },
  rateFeedback: async (world) => {
    const { person, params } = await answered(world);
    return { person, sent: { params, body: { level: 5 } } };
  },
  reopenFeedback: async (world) => {
    const { person, params } = await answered(world);
    return { person, sent: { params, body: { text: '还是没有收到' } } };
  },
  listStaffFeedback: async ({ as }) => ({ person: await as('lead-1'), sent: { query: { kind: 'consultation' } } }),
  actOnFeedback: async ({ as, fresh }) => ({
    person: await as('lead-1'),
    sent: {
      params: { id: await filedFeedback(await fresh()) },
      body: { action: 'assign', stateVersion: 1, handlerId: 'officer-1' },
    },
  }),
} satisfies Record<string, Example>;

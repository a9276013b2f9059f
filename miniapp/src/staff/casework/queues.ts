import type { Role } from '@yichuang/contract/access';
import type { CaseState } from '@yichuang/contract/cases/case';

export const QUEUES = ['receiving', 'review', 'delivery'] as const;
export type Queue = (typeof QUEUES)[number];

type QueueWords = { name: string; states: readonly CaseState[]; empty: string };

export const QUEUE_WORDS: Readonly<Record<Queue, QueueWords>> = {
  receiving: {
    name: '收件',
    states: ['preReviewing', 'received', 'correctionPending'],
    empty: '没有等着收件的申请。有人提交后会自己出现在这里。',
  },
  review: {
    name: '审查',
    states: ['accepted', 'underReview', 'reviewCorrectionPending', 'specialProcedure'],
    empty: '没有等着审查的办件。窗口受理后会自己出现在这里。',
  },
  delivery: {
    name: '送达',
    states: ['decidedGranted', 'decidedRefused', 'completed', 'delivering'],
    empty: '没有等着送达的结果。作出决定后会自己出现在这里。',
  },
};

const isQueue = (text: string | undefined): text is Queue => QUEUES.some((queue) => queue === text);

/** Where somebody begins: the address says it, else the role. Clerks receive; officers and leads review. */
export function firstQueue(asked: string | undefined, roles: readonly Role[]): Queue {
  if (isQueue(asked)) return asked;
  return roles.includes('clerk') ? 'receiving' : 'review';
}

import { expect, test } from 'vitest';
import { isClosedToActing } from './ClosedToActing';

test.each([
  '/tabs/wallet',
  'tabs/wallet',
  '/certificates/show?id=c1',
  '/reviews/review?kind=case',
  '/feedback/list',
  '/staff/workbench',
  '/messages/inbox',
  '/delegations/list',
  '/delegations/ask?as=principal',
])('%s is a person’s own', (path) => expect(isClosedToActing(path)).toBe(true));

test.each(['/delegations/home', '/cases/fill?id=c1', '/tabs/progress', '/certificates/check-file', '/reviews/summary'])(
  '%s is open to whoever acts',
  (path) => expect(isClosedToActing(path)).toBe(false),
);

import type { Appointment } from '@yichuang/contract/appointments/appointment';
import { getHallQueue, listAppointments } from '@yichuang/contract/appointments/contract';
import type { CaseSummary } from '@yichuang/contract/cases/case';
import { listCases } from '@yichuang/contract/cases/contract';
import { refuseAccess } from '@yichuang/contract/access';
import type { SessionUser } from '@yichuang/contract/identity/contract';
import { useQuery } from '@tanstack/react-query';
import { ask } from '../api/request';
import { today } from '../clock';
import { useUser } from '../identity/use-user';

const OWN = ['citizen', 'enterprise', 'helper'] as const;
/** People who book for themselves; members of staff have a workbench instead. */
export const mayBook = (user: SessionUser | undefined): boolean =>
  user !== undefined && OWN.some((role) => user.roles.includes(role));

const when = ({ date, start }: Appointment) => `${date} ${start}`;

/** The nearest appointment that is still to come, or null. */
export function nearest(items: readonly Appointment[], day: string): Appointment | null {
  const coming = items.filter(({ state, date }) => (state === 'booked' || state === 'checkedIn') && date >= day);
  return coming.reduce<Appointment | null>((first, one) => (first && when(first) <= when(one) ? first : one), null);
}

export function useNextAppointment() {
  const { user } = useUser();
  return useQuery({
    queryKey: ['appointments', 'next', user?.id],
    queryFn: async () => nearest((await ask(listAppointments, { query: { limit: 50 } })).items, today()),
    enabled: mayBook(user),
  });
}

/** How many wait in a hall; asked again every half minute while the page is looked at. */
export const useHallQueue = (hallId: string | undefined) =>
  useQuery({
    queryKey: ['hall-queue', hallId],
    queryFn: () => ask(getHallQueue, { params: { hallId: hallId ?? '' } }),
    enabled: hallId !== undefined,
    refetchInterval: 30_000,
  });

export type Asked = CaseSummary & { toSupplement: NonNullable<CaseSummary['toSupplement']> };
const isAsked = (one: CaseSummary): one is Asked => one.toSupplement !== undefined;

/** The correction that is due first, or null. */
const firstAsked = (items: readonly CaseSummary[]): Asked | null =>
  items
    .filter(isAsked)
    .reduce<Asked | null>(
      (first, one) => (first && first.toSupplement.dueDate <= one.toSupplement.dueDate ? first : one),
      null,
    );

/** What the office waits for from this person. */
export function useAskedFor() {
  const { user } = useUser();
  return useQuery({
    queryKey: ['cases', 'asked', user?.id],
    queryFn: async () => firstAsked((await ask(listCases, { query: { limit: 50 } })).items),
    enabled: user !== undefined && refuseAccess(listCases.access, user) === undefined,
  });
}

import type { Appointment } from '@yichuang/contract/appointments/appointment';
import { getHallQueue, listAppointments } from '@yichuang/contract/appointments/contract';
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

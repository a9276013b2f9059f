import type { Appointment } from '@yichuang/contract/appointments/appointment';
import { allowedChanges, changeUntil, formatSlotId } from '@yichuang/contract/appointments/rules';
import { toInstant } from '@yichuang/contract/calendar';
import type { HallRecord } from '../catalogue/halls.repository.js';
import type { PersonRecord } from '../identity/people.repository.js';
import type { AppointmentRecord } from './appointments.repository.js';
import { maskedNameOf } from './holders.js';

/** What the holder sees of an appointment, as it is at `now`. */
export function toAppointment(
  record: AppointmentRecord,
  { hall, person, now }: { hall: HallRecord; person: PersonRecord; now: number },
): Appointment {
  const { id, state, date, start, end, bookedAt, history } = record;
  const { name, address, phone, lat, lng } = hall;
  return {
    id,
    state,
    slotId: formatSlotId(hall.id, record),
    date,
    start,
    end,
    hall: { id: hall.id, name, address, phone, lat, lng },
    items: record.items.map(({ taskCode, taskName, bring }) => ({ taskCode, taskName, bring })),
    nameMasked: maskedNameOf(person),
    late: record.isLate,
    allowed: allowedChanges(record, now),
    changeUntil: toInstant(changeUntil(record)),
    bookedAt,
    history,
  };
}

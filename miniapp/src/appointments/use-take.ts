import { useState } from 'react';
import { useIntentionKeys } from '../api/idempotency';
import { paths, replace } from '../paths';
import { useBook, useReschedule } from './api';
import type { Choice } from './slot-days';
import type { Booking } from './use-booking';
import { useOnce } from './use-once';

type Wanted = { taskCodes: string[]; appointmentId: string | undefined; booking: Booking };

/**
 * 长辈版: one press books (or moves). Meant for times that can still be changed afterwards, because a press may be a slip.
 * Somebody who has yet to sign in is asked once more when they come back. `taking` is the id of the slot on its way.
 */
export function useTake({ taskCodes, appointmentId, booking }: Wanted) {
  const keys = useIntentionKeys();
  const book = useBook();
  const move = useReschedule();
  const once = useOnce();
  const [taking, setTaking] = useState<string>();
  const take = (choice: Choice) => {
    if (!booking.isReady) return booking.choose(choice);
    if (!once.begin()) return;
    const slotId = choice.slot.id;
    setTaking(slotId);
    const key = keys.keyFor(`take ${slotId}`);
    const done = {
      onSuccess: ({ id }: { id: string }) => {
        keys.renew();
        replace(paths.voucher(id));
      },
      onError: (error: unknown) => {
        once.end();
        setTaking(undefined);
        booking.refused(error, choice);
      },
    };
    if (appointmentId === undefined) book.mutate({ body: { slotId, taskCodes }, key }, done);
    else move.mutate({ id: appointmentId, slotId, key }, done);
  };
  return { take, taking };
}

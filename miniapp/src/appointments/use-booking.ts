import type { Hold, SlotDay } from '@yichuang/contract/appointments/appointment';
import { HOLD_MS } from '@yichuang/contract/appointments/rules';
import { fromInstant, shortTime } from '@yichuang/contract/calendar';
import { useEffect, useRef, useState } from 'react';
import { failureText, isRefused, NoAnswerError } from '../api/failure';
import { useIntentionKeys } from '../api/idempotency';
import { now } from '../clock';
import { useUser } from '../identity/use-user';
import { open, paths, replace } from '../paths';
import { useBook, useHoldSlot, useReleaseHold, useReschedule } from './api';
import { findChoice, nearestOpen, withFull, type Choice } from './slot-days';
import { useCountdown } from './use-countdown';
import { useOnce } from './use-once';

type Wanted = {
  hallId: string;
  taskCodes: string[];
  /** An appointment to be moved: its new seat needs no hold, the server takes it in one step. */
  appointmentId: string | undefined;
  /** Chosen before signing in. */
  slotId: string | undefined;
  days: SlotDay[];
  reload: () => void;
};
type Kept = { hold: Hold; endsAt: number };

/** The server's end of the hold; a device whose own clock is wrong counts the five minutes itself. */
function endOf(hold: Pick<Hold, 'expiresAt'>, heldAt: number): number {
  const expires = fromInstant(hold.expiresAt);
  return expires > heldAt && expires <= heldAt + HOLD_MS ? expires : heldAt + HOLD_MS;
}

const sentence = (error: unknown): string => {
  const { title, detail } = failureText(error);
  return `${title}。${detail}。`;
};

const takenText = (start: string, hasOffers: boolean): string =>
  `${shortTime(start)} 刚被约走。${hasOffers ? '最近的空位在这里：' : '请换一天再看看。'}`;

/** Leads to what is missing before a seat can be held: signing in, or the check of name and number. */
function useMayBook() {
  const { user } = useUser();
  const level = user?.level ?? 0;
  const isReady = level >= 2;
  const lead = (url: string) => open(level === 0 ? paths.signIn(url) : paths.realName(url));
  return { isReady, lead };
}

/** A hold that nobody confirmed is given back when the page is left. */
function useGiveBack(kept: Kept | undefined) {
  const { mutate } = useReleaseHold();
  const latest = useRef(kept);
  latest.current = kept;
  useEffect(
    () => () => {
      if (latest.current) mutate(latest.current.hold.id);
    },
    [mutate],
  );
}

/** What is chosen, kept and said at this moment. `latest` tells the answer to an earlier tap from the one that counts. */
function useChosen() {
  const [choice, setChoice] = useState<Choice>();
  const [kept, setKept] = useState<Kept>();
  const [trouble, setTrouble] = useState<{ text: string; offers: Choice[] }>();
  const [full, setFull] = useState<string[]>([]);
  const latest = useRef<string>();
  const clear = (text: string, offers: Choice[] = []) => {
    latest.current = undefined;
    setChoice(undefined);
    setKept(undefined);
    setTrouble({ text, offers });
  };
  return { choice, setChoice, kept, setKept, full, setFull, trouble, setTrouble, latest, clear };
}

/** Chosen before signing in: taken up once, when both the person and the list are there. */
function useResume(choice: Choice | undefined, isReady: boolean, resume: (choice: Choice) => void) {
  const slotId = isReady ? choice?.slot.id : undefined;
  useEffect(() => {
    if (slotId !== undefined && choice) resume(choice);
  }, [slotId]);
}

function useRanOut(seconds: number | undefined, end: () => void) {
  useEffect(() => {
    if (seconds === 0) end();
  }, [seconds]);
}

type Done = { onSuccess: (appointment: { id: string }) => void; onError: (error: unknown) => void };

/** Books what is held, or moves an appointment. A press while another is on its way does nothing. */
function useSubmit(appointmentId: string | undefined) {
  const keys = useIntentionKeys();
  const book = useBook();
  const move = useReschedule();
  const once = useOnce();
  const send = (slotId: string, holdId: string | undefined, { onSuccess, onError }: Done) => {
    if (!once.begin()) return;
    const done = {
      onSettled: once.end,
      onError,
      onSuccess: (appointment: { id: string }) => {
        keys.renew();
        onSuccess(appointment);
      },
    };
    if (appointmentId !== undefined)
      move.mutate({ id: appointmentId, slotId, key: keys.keyFor(`move ${slotId}`) }, done);
    else if (holdId !== undefined) book.mutate({ body: { holdId }, key: keys.keyFor(`book ${holdId}`) }, done);
  };
  return { send, isPending: book.isPending || move.isPending };
}

/** Choosing a time: hold, countdown, confirm, and what is said when somebody else was quicker. */
export function useBooking({ hallId, taskCodes, appointmentId, slotId, days: listed, reload }: Wanted) {
  const { choice, setChoice, kept, setKept, full, setFull, trouble, setTrouble, latest, clear } = useChosen();
  const [wanted, setWanted] = useState(slotId);
  const keys = useIntentionKeys();
  const { isReady, lead } = useMayBook();
  const holdSlot = useHoldSlot();
  const submit = useSubmit(appointmentId);
  const seconds = useCountdown(kept?.endsAt);
  useGiveBack(kept);
  useRanOut(seconds, () => clear('留号的 5 分钟到了，请再选一次。'));

  const mayConfirm = choice !== undefined && (appointmentId !== undefined || kept !== undefined);

  const refused = (error: unknown, { slot }: Choice) => {
    if (isRefused(error, 'SLOT_FULL')) {
      const nowFull = [...full, slot.id];
      setFull(nowFull);
      const offers = nearestOpen(withFull(listed, nowFull), slot.id, 2);
      clear(takenText(slot.start, offers.length > 0), offers);
      reload();
      return;
    }
    const text = sentence(error);
    // the answer of a confirmation may only be lost: the seat and its key stay for another press
    if (error instanceof NoAnswerError && kept) setTrouble({ text, offers: [] });
    else clear(text);
  };

  const choose = (next: Choice) => {
    setTrouble(undefined);
    if (!isReady) {
      setWanted(next.slot.id);
      return lead(paths.chooseTime(hallId, taskCodes, appointmentId, next.slot.id));
    }
    latest.current = next.slot.id;
    setChoice(next);
    setKept(undefined);
    if (appointmentId !== undefined) return;
    holdSlot.mutate(
      { slotId: next.slot.id, taskCodes, key: keys.keyFor(`hold ${next.slot.id}`) },
      {
        onSuccess: (hold) => {
          keys.renew();
          if (latest.current === hold.slotId) setKept({ hold, endsAt: endOf(hold, now()) });
        },
        onError: (error) => latest.current === next.slot.id && refused(error, next),
      },
    );
  };

  const confirm = () => {
    if (!choice || !mayConfirm) return;
    setTrouble(undefined);
    submit.send(choice.slot.id, kept?.hold.id, {
      onSuccess: ({ id }) => {
        setKept(undefined);
        replace(paths.voucher(id));
      },
      onError: (error) => refused(error, choice),
    });
  };

  useResume(findChoice(listed, wanted), isReady, (back) => {
    setWanted(undefined);
    choose(back);
  });

  return {
    days: withFull(listed, full),
    choice,
    seconds,
    trouble,
    choose,
    confirm,
    letGo: () => clear(''),
    refused,
    isReady,
    isHolding: holdSlot.isPending,
    isConfirming: submit.isPending,
    mayConfirm,
  };
}
export type Booking = ReturnType<typeof useBooking>;

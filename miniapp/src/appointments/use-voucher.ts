import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { isRefused } from '../api/failure';
import { now } from '../clock';
import { vibrate } from '../platform';
import { useAppointment, usePass } from './api';
import { dropPass, keepPass, readPass } from './stored-pass';
import { hasCode, pollEvery, stageOf, type Stage } from './voucher-stage';
import { useBrightScreen } from './use-bright-screen';
import { useShown } from './use-shown';

/** Keeps the last signed pass on the device, and forgets it when there is nothing left to show it for. */
function useKeptPass(id: string, pass: ReturnType<typeof usePass>['data'], stage: Stage | undefined) {
  const [kept] = useState(() => readPass(id));
  useEffect(() => {
    if (pass && stage && hasCode(stage)) keepPass(id, pass);
    else if (stage && !hasCode(stage)) dropPass(id);
  }, [id, pass, stage]);
  return kept;
}

/** 「到您了」 is felt once, when it happens. */
function useCalledSignal(stage: Stage | undefined) {
  const before = useRef<Stage>();
  useEffect(() => {
    if (stage === 'called' && before.current !== 'called') vibrate('long');
    before.current = stage;
  }, [stage]);
}

/** An appointment and its pass, live while looked at. `kept` is the code for when nothing can be asked. */
export function useVoucher(id: string) {
  const client = useQueryClient();
  const isShown = useShown();
  const [every, setEvery] = useState<number | false>(15_000);
  const appointment = useAppointment(id);
  const isCancelled = appointment.data?.state === 'cancelled';
  const pass = usePass(id, { isWanted: !isCancelled, every: isShown && every });
  const stage = appointment.data && stageOf(appointment.data, pass.data, now());
  const queueState = pass.data?.queue?.state;
  const kept = useKeptPass(id, pass.data, stage);
  useCalledSignal(stage);
  useBrightScreen(isShown && stage !== undefined && hasCode(stage));
  useEffect(() => {
    // the appointment was read again after a failure: its code need not wait for the next question
    if (pass.isError) void pass.refetch();
  }, [appointment.dataUpdatedAt]);
  useEffect(() => setEvery(stage ? pollEvery(stage) : 15_000), [stage]);
  useEffect(() => {
    // the desk moved it on: what the appointment says and allows is old
    if (queueState !== undefined || isRefused(pass.error, 'APPOINTMENT_CANCELLED'))
      void client.invalidateQueries({ queryKey: ['appointments', 'one', id] });
  }, [client, id, queueState, pass.error]);
  return { appointment, pass, stage, kept };
}

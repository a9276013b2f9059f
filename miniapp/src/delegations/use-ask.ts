import { useQueryClient } from '@tanstack/react-query';
import { getItem } from '@yichuang/contract/catalogue/contract';
import type { DelegatedAction, DelegateKind } from '@yichuang/contract/delegations/delegation';
import { letsOthers } from '@yichuang/contract/delegations/rules';
import { useState } from 'react';
import { failureText, RefusedError } from '../api/failure';
import { useIntentionKeys } from '../api/idempotency';
import { ask } from '../api/request';
import type { Picked } from '../catalogue/matter-picker';
import { today } from '../clock';
import { useAskDelegation, type Side, type Wanted } from './api';
import { lastDay, USUAL_ACTIONS } from './words';

export const DAYS: Readonly<Record<DelegateKind, readonly number[]>> = { family: [30, 90, 365], helper: [30, 90] };

const PHONE = /^1[3-9]\d{9}$/;
const USER_CODE = /^[a-z0-9-]{1,40}$/;

export type Form = {
  kind: DelegateKind;
  by: 'phone' | 'userCode';
  /** As it was typed. */
  other: string;
  isAll: boolean;
  matters: readonly Picked[];
  actions: readonly DelegatedAction[];
  days: number;
};
export type Step = 'who' | 'matters' | 'actions' | 'term' | 'check';

/** What is wrong on a step, in words of what to do; undefined when it may be left. */
function errorOn(step: Step, { by, other, kind, isAll, matters, actions }: Form): string | undefined {
  if (step === 'who' && by === 'phone' && !PHONE.test(other)) return '手机号是 11 位数字，请检查';
  if (step === 'who' && by === 'userCode' && !USER_CODE.test(other)) return '办事码是字母和数字，在对方的「我的」里看';
  if (step === 'matters' && (!isAll || kind === 'helper') && matters.length === 0)
    return kind === 'helper' ? '请帮办员办，要选出是哪几件事' : '请至少选一件事，或选「所有能代办的」';
  return step === 'actions' && actions.length === 0 ? '请至少选一样' : undefined;
}

function bodyOf(as: Side, form: Form): Wanted {
  const { kind, by, other, isAll, matters, actions, days } = form;
  return {
    as,
    other: by === 'phone' ? { phone: other } : { userCode: other },
    kind,
    scope: {
      taskCodes: isAll && kind === 'family' ? [] : matters.map(({ taskCode }) => taskCode),
      actions: [...actions],
    },
    validTo: lastDay(days, today()),
  };
}

/** What the server found wrong, line by line. */
function refusalsOf(error: unknown): readonly string[] {
  if (!error) return [];
  const errors = error instanceof RefusedError ? (error.problem.errors ?? []) : [];
  if (errors.length > 0) return errors.map(({ message }) => `${message}。`);
  const { title, detail } = failureText(error);
  return [`${title}。${detail}。`];
}

/** Taking a matter only once its item says that others may do it. */
function usePicking(form: Form, change: (next: Partial<Form>) => void) {
  const client = useQueryClient();
  const [checking, setChecking] = useState<string>();
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const refuse = (taskCode: string, why: string) => setRefused((all) => ({ ...all, [taskCode]: why }));
  const pick = async (matter: Picked) => {
    const { taskCode } = matter;
    setChecking(taskCode);
    try {
      const { agency } = await client.fetchQuery({
        queryKey: ['item', taskCode],
        queryFn: () => ask(getItem, { params: { taskCode } }),
      });
      if (letsOthers(form.kind, agency)) change({ matters: [...form.matters, matter] });
      else refuse(taskCode, form.kind === 'helper' ? '帮办员不能代办这件，要本人办' : '这件要本人办，不能代办');
    } catch (error) {
      refuse(taskCode, `${failureText(error).title}，请过一会儿再选`);
    } finally {
      setChecking(undefined);
    }
  };
  return { checking, refused, pick: (matter: Picked) => void pick(matter), forget: () => setRefused({}) };
}

/** The steps of a new delegation; `steps` in their order. `onSent` gets its id. */
export function useAsk(as: Side, steps: readonly Step[], onSent: (id: string) => void) {
  const [form, setForm] = useState<Form>({
    kind: 'family',
    by: 'phone',
    other: '',
    isAll: true,
    matters: [],
    actions: USUAL_ACTIONS,
    days: 90,
  });
  const [at, setAt] = useState(0);
  const [isTried, setTried] = useState(false);
  const sending = useAskDelegation();
  const keys = useIntentionKeys();
  const step = steps[at] ?? 'who';
  const change = (next: Partial<Form>) => {
    sending.reset();
    setForm((before) => ({ ...before, ...next }));
  };
  const picking = usePicking(form, change);
  const go = (to: number) => {
    setTried(false);
    setAt(Math.max(0, to));
  };
  const send = () => {
    const body = bodyOf(as, form);
    sending.mutate({ body, key: keys.keyFor(JSON.stringify(body)) }, { onSuccess: ({ id }) => onSent(id) });
  };
  const next = () => {
    if (errorOn(step, form) !== undefined) setTried(true);
    else if (step === 'check') send();
    else go(at + 1);
  };
  /** Other matters are open to other people. */
  const chooseKind = (kind: DelegateKind) => {
    picking.forget();
    change({ kind, matters: [], isAll: kind === 'family', days: 90 });
  };
  return {
    form,
    step,
    at,
    change,
    chooseKind,
    picking,
    next,
    back: () => go(at - 1),
    goTo: (to: Step) => go(steps.indexOf(to)),
    error: isTried ? errorOn(step, form) : undefined,
    isSending: sending.isPending,
    refusals: refusalsOf(sending.error),
  };
}
export type Asking = ReturnType<typeof useAsk>;
